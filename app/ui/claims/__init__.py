"""The outline of claims, each with its evidence, tally of origins and findings."""

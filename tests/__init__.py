"""The tests; a package of its own, because libraries leave folders of this name beside their code."""

"""The list of articles: what is unread, what is cited, and which texts are copies of one another."""

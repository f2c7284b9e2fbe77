"""The importer's analysis: from the text of an article to findings that a person reviews.

It reads no content and writes no file; nothing of the core imports it.
"""

"""Chronicle: articles become small reviewed text files, and the files a linked website.

Import the module that answers your question (`chronicle.load`, `chronicle.build`, …); nothing is
imported here, so that the command starts quickly.
"""

__all__ = ["__version__"]

__version__ = "0.1.0"

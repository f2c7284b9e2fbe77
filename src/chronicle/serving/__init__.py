"""What a local server shows while authors write: the site as built now, or what is wrong with it.

The server is another program's. It gets a folder to read, and an application to put around its own.
"""

from chronicle.serving.answers import Server, around
from chronicle.serving.preview import Preview

__all__ = ["Preview", "Server", "around"]

"""What a load says when its input or the state of the work is at fault."""


class Refused(Exception):
    """
    The input cannot be used. The message is one line that names the file and what to do.

    Nothing has been loaded when this is raised.
    """


class NotNow(Exception):
    """The state of the work does not allow this; the message says what to do instead."""

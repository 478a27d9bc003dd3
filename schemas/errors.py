"""The error tree. Each error says what is wrong, where, and what to do about it."""

import errno

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What the system calls a full disk, or a user's full share of one."""


class JixiaoError(Exception):
    """Anything this project raises on purpose."""


class BadMapping(JixiaoError):
    """A file in `mappings/` contradicts itself or another one."""


class WrongUsage(JixiaoError):
    """The caller asked for something that cannot be: an unknown city, a folder that is not there."""


class InboxGone(JixiaoError):
    """The inbox is not what it should be: not there, closed, or empty where the dataset knows documents of it."""


class StoreError(JixiaoError):
    """The dataset on disk is not what it should be."""


class ServerFailed(JixiaoError):
    """The workflow engine's server does not begin, or does not answer."""


class UnreadableDocument(JixiaoError):
    """One document that cannot be read; the run goes on and records it."""


class EmptyDocument(UnreadableDocument):
    """No bytes, or no text in them."""


class UnknownFormat(UnreadableDocument):
    """The content is none of the formats that are read."""


class UnsupportedFormat(UnreadableDocument):
    """The content is known and this version does not read it."""


class DamagedDocument(UnreadableDocument):
    """Truncated, or broken inside."""


class EncryptedDocument(UnreadableDocument):
    """A password stands before the content."""


class OversizedDocument(UnreadableDocument):
    """Larger than what one document may cost in time or memory."""


class MissingTool(UnreadableDocument):
    """A program that this format needs is not installed."""


class ToolFailed(UnreadableDocument):
    """A program that this format needs failed or ran out of its time."""


class ReaderFailed(UnreadableDocument):
    """The reader itself failed on this document: a fault of this project, to be reported with the document."""


class FormNotFound(UnreadableDocument):
    """The words of a form are printed, and no form was found in them."""


class WorkerDied(UnreadableDocument):
    """The process that read this document was killed, or crashed."""


class TimedOut(UnreadableDocument):
    """Reading this document took longer than one document may take, or came to a halt."""


class OutOfMemory(UnreadableDocument):
    """Reading this document took more memory than one document may take."""


class Unfit(JixiaoError):
    """A cell cannot hold what it was given."""

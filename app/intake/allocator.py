"""How a worker's memory allocator treats what is freed: it keeps it, since the next page needs as much.

By itself it gives a page's large tables back to the system and gets them again for the next page, and each
of their memory pages costs a fault: a quarter of the time that pdfium takes for a page of text.
"""

from __future__ import annotations

import ctypes
import sys

from app.intake.limits import MIB

_TRIM_THRESHOLD, _TOP_PAD, _MMAP_THRESHOLD = -1, -2, -3


def keep_freed() -> bool:
    """Keep freed memory for this process's life, which is one document; tell whether the system can.

    Blocks of 8 MiB and more, such as a page's picture, are still given back at once.
    """
    if sys.platform != "linux":
        return False
    choose = getattr(ctypes.CDLL(None), "mallopt", None)
    if choose is None:
        return False
    told = (choose(_MMAP_THRESHOLD, 8 * MIB), choose(_TRIM_THRESHOLD, 64 * MIB), choose(_TOP_PAD, MIB))
    return all(told)

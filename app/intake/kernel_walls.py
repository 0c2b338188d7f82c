"""Walls that the Linux kernel can put around a worker: Landlock for files and ports, seccomp for calls.

Called with numbers because Python has no names for them; where the kernel or machine is another, each wall
says that it does not stand.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import signal
import socket
import struct
import sys
from collections.abc import Collection, Iterable
from functools import cache

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2

_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_LANDLOCK_VERSION_FLAG = 1
_RULE_PATH_BENEATH = 1
_EXECUTE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 2, 1 << 3
#: How many file rights each Landlock version knows.
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_NETWORK_RIGHTS = 0b11
#: The first version of Landlock that knows ports.
_PORTS_SINCE = 4

#: System calls by machine: audit number, then the calls denied with EPERM.
_MACHINES = {
    "x86_64": (
        0xC000003E,
        {
            "socket": 41,
            "connect": 42,
            "accept": 43,
            "sendto": 44,
            "bind": 49,
            "listen": 50,
            "socketpair": 53,
            "fork": 57,
            "vfork": 58,
            "execve": 59,
            "kill": 62,
            "ptrace": 101,
            "mount": 165,
            "accept4": 288,
            "execveat": 322,
            "bpf": 321,
            "process_vm_readv": 310,
            "process_vm_writev": 311,
            "keyctl": 250,
            "io_uring_setup": 425,
            "clone3": 435,
            "tkill": 200,
            "unshare": 272,
            "setns": 308,
            "userfaultfd": 323,
        },
        56,
    ),
    "aarch64": (
        0xC00000B7,
        {
            "socket": 198,
            "socketpair": 199,
            "bind": 200,
            "listen": 201,
            "accept": 202,
            "connect": 203,
            "sendto": 206,
            "execve": 221,
            "kill": 129,
            "ptrace": 117,
            "mount": 40,
            "accept4": 242,
            "execveat": 281,
            "bpf": 280,
            "process_vm_readv": 270,
            "process_vm_writev": 271,
            "keyctl": 219,
            "io_uring_setup": 425,
            "clone3": 435,
            "tkill": 130,
            "unshare": 97,
            "setns": 268,
            "userfaultfd": 282,
        },
        220,
    ),
}
_CLONE_THREAD = 0x00010000
_ALLOW, _DENY, _UNKNOWN_CALL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS
_LOAD, _JUMP_EQUAL, _JUMP_BITS, _RETURN = 0x20, 0x15, 0x45, 0x06


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def get_ready() -> None:
    """Ask and make once, for processes that are forked later, what each of their walls needs."""
    _landlock_version()
    _filter_without(frozenset())


def give_up_new_privileges() -> bool:
    """Promise never to gain rights; both walls need it."""
    return sys.platform == "linux" and bool(_libc().prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)


def die_with_parent(parent: int) -> None:
    """End this process now and whenever its parent `parent`, which has one thread, is not there."""
    if sys.platform == "linux":
        _libc().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def deny_files_and_ports(readable: Iterable[str], runnable: Iterable[str] = ()) -> tuple[bool, bool]:
    """Deny every file but reading under `readable`, and every port; tell whether each wall stands.

    Programs under `runnable` may be read and run.
    """
    return put_up(plan(readable, runnable))


def plan(readable: Iterable[str], runnable: Iterable[str] = ()) -> int | None:
    """Return a descriptor of the wall that `put_up` puts up, here or in processes forked later."""
    version = _landlock_version()
    if version < 1:
        return None
    libc = _libc()
    rights = (1 << _FILE_RIGHTS.get(min(version, 5), 13)) - 1
    has_ports = version >= _PORTS_SINCE
    attributes = struct.pack("<QQ", rights, _NETWORK_RIGHTS if has_ports else 0)[: 16 if has_ports else 8]
    ruleset = int(libc.syscall(_LANDLOCK_CREATE, attributes, len(attributes), 0))
    if ruleset < 0:
        return None
    for path in readable:
        _allow(libc, ruleset, path, _READ_FILE)
    for path in runnable:
        _allow(libc, ruleset, path, _READ_FILE | _EXECUTE)
    return ruleset


def put_up(ruleset: int | None) -> tuple[bool, bool]:
    """Put a planned wall around this process for good; tell whether it stands for files and for ports."""
    if ruleset is None:
        return False, False
    stands = _libc().syscall(_LANDLOCK_RESTRICT, ruleset, 0) == 0
    os.close(ruleset)
    return stands, stands and _landlock_version() >= _PORTS_SINCE


@cache
def _landlock_version() -> int:
    if sys.platform != "linux":
        return 0
    return int(_libc().syscall(_LANDLOCK_CREATE, None, 0, _LANDLOCK_VERSION_FLAG))


def _allow(libc: ctypes.CDLL, ruleset: int, path: str, rights: int) -> None:
    try:
        directory = os.open(path, getattr(os, "O_PATH", 0) | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights |= _READ_DIR if os.path.isdir(path) else 0  # noqa: PTH112 - a text by now
        rule = struct.pack("<Qi", rights, directory)
        libc.syscall(_LANDLOCK_ADD, ruleset, _RULE_PATH_BENEATH, rule, 0)
    finally:
        os.close(directory)


def deny_system_calls(allowed: Collection[str] = ()) -> bool:
    """Deny network, other processes and tracing, but for the calls `allowed`; threads stay possible."""
    code = _filter_without(frozenset(allowed))
    if not code:
        return False
    memory = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.addressof(memory))
    return bool(_libc().prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


@cache
def _filter_without(allowed: frozenset[str]) -> bytes:
    """Return this machine's filter, which denies calls but for those `allowed`; b"" where there is none."""
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None or sys.byteorder != "little":
        return b""
    audit, denied, clone = machine
    return _filter(audit, {name: number for name, number in denied.items() if name not in allowed}, clone)


def _filter(audit: int, denied: dict[str, int], clone: int) -> bytes:
    """Return the filter's program: calls of another machine and the denied ones fail, the rest pass."""

    def step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
        return struct.pack("<HBBI", code, yes, no, value)

    clone3 = denied["clone3"]
    plain = [number for name, number in denied.items() if name != "clone3"]
    out = [
        step(_LOAD, 4),
        step(_JUMP_EQUAL, audit, 1, 0),
        step(_RETURN, _DENY),
        step(_LOAD, 0),
        # clone3 passes its flags in memory, where a filter cannot look: "unknown" makes libc use clone.
        step(_JUMP_EQUAL, clone3, 0, 1),
        step(_RETURN, _UNKNOWN_CALL),
    ]
    for number in plain:
        out += [step(_JUMP_EQUAL, number, 0, 1), step(_RETURN, _DENY)]
    out += [
        step(_JUMP_EQUAL, clone, 0, 3),
        step(_LOAD, 16),
        step(_JUMP_BITS, _CLONE_THREAD, 1, 0),
        step(_RETURN, _DENY),
        step(_RETURN, _ALLOW),
    ]
    return b"".join(out)


def network_is_denied() -> bool:
    """Try to make a socket, and tell whether that failed."""
    try:
        socket.socket().close()
    except OSError:
        return True
    return False

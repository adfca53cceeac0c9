"""A road between client and server that breaks: each connection in turn is cut after so many bytes sent.

    with CuttingProxy([port, port2], cuts=[5_000_000, 12_000_000]) as proxy:     # then it holds
        proxy.port, proxy.broken

Connections go to the targets in turn: what one web node began, another continues.
"""

import contextlib
import itertools
import socket
import struct
import threading

RESET = struct.pack("ii", 1, 0)


class CuttingProxy:
    """Forwards loopback connections; a connection that has carried more than its cut is reset at both ends."""

    def __init__(self, targets: list[int], cuts: list[int]) -> None:
        self.targets, self.cuts = itertools.cycle(targets), list(cuts)
        self.broken = 0
        self.lock = threading.Lock()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.server.getsockname()[1])

    def __enter__(self) -> "CuttingProxy":
        threading.Thread(target=self.accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()

    def accept(self) -> None:
        while True:
            try:
                near, _ = self.server.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", next(self.targets)))
            threading.Thread(target=self.forward, args=(near, far), daemon=True).start()
            threading.Thread(target=self.give_back, args=(far, near), daemon=True).start()

    def forward(self, near: socket.socket, far: socket.socket) -> None:
        """Client to server, until the next cut."""
        carried = 0
        with contextlib.suppress(OSError):
            while piece := near.recv(65536):
                far.sendall(piece)
                carried += len(piece)
                if self.is_cut(carried):
                    break
        close(near)
        close(far)

    def is_cut(self, carried: int) -> bool:
        with self.lock:
            if not self.cuts or carried < self.cuts[0]:
                return False
            self.cuts.pop(0)
            self.broken += 1
            return True

    def give_back(self, far: socket.socket, near: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := far.recv(65536):
                near.sendall(piece)
        close(far)
        close(near)


def close(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        end.shutdown(socket.SHUT_RDWR)
    end.close()

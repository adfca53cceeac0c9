"""Files of a phone: kept with their hash, uploaded, and cleared only when the server surely has them (P100–P106)."""

import hashlib
import mimetypes
from pathlib import Path

from .encodings import ShapeError
from .outbox import Device
from .proof import upload_proof
from .seat import Seat
from .tus import File, Uploader


class Files(Seat):
    """What was photographed and filmed."""

    def add_file(self, path: Path, filetype: str = "") -> str:
        """P100: know a file by its hash; it stays until it is verified (P102)."""
        digest = hashlib.sha256()
        with path.open("rb") as source:
            while piece := source.read(1 << 20):
                digest.update(piece)
        kind = filetype or mimetypes.guess_type(path.name)[0] or ""
        with self.store.transaction():
            sql = "INSERT OR IGNORE INTO files (sha256, path, length, filetype) VALUES (?, ?, ?, ?)"
            self.store.run(sql, digest.hexdigest(), str(path.resolve()), path.stat().st_size, kind)
        return digest.hexdigest()

    def _file(self, name: str) -> File:
        row = self.store.one("SELECT * FROM files WHERE sha256 = ?", name)
        if row is None:
            raise ShapeError(f"no file {name} is known here")
        return File(name, Path(row["path"]), row["length"], row["filetype"])

    def upload(self, path: Path, filetype: str = "") -> str:
        """P100-P105: bring a file to the end, whatever cuts the line; returns its state."""
        return self.uploader().send(self._file(self.add_file(path, filetype)), self.outbox.device().device)

    def uploader(self) -> Uploader:
        """P100: uploads by the user's token."""
        token = {"Authorization": f"Bearer {self.store.get('token')}"}
        return Uploader(self.store, self.transport, self.guesses.uploads_path, lambda _: token)

    def hand_over_uploader(self, device: Device) -> Uploader:
        """P106: uploads by the device's key, its proof in every request."""

        def passes(file: File) -> dict[str, str]:
            proof = upload_proof(device.key, device.device, file.sha256, file.length)
            return {"Liancha-Device": device.device, "Liancha-Proof": proof}

        return Uploader(self.store, self.transport, self.guesses.hand_over_uploads_path, passes)

    def _hand_over_files(self, device: Device) -> None:
        sql = "SELECT sha256 FROM files WHERE state NOT IN ('verified', 'quarantined')"
        for row in self.store.all(sql):
            self.hand_over_uploader(device).send(self._file(row["sha256"]), device.device)

    def may_clear(self, name: str) -> bool:
        """P102: only what is verified, and only once every mutation that names it is acknowledged."""
        verified = "SELECT count(*) FROM files WHERE sha256 = ? AND state = 'verified'"
        owed = (
            "SELECT count(*) FROM media JOIN mutations USING (device, seq)"
            " WHERE sha256 = ? AND answered IS NULL"
        )
        return self.store.number(verified, name) == 1 and self.store.number(owed, name) == 0

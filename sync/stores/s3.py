"""Objects in an S3 bucket (path-style addresses, signature v4). Works with servers that know only the core of S3."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from sync.faults import Fault
from sync.media_types import is_inline
from sync.stores.base import PIECE, ObjectStore, Source, Staged, Stored

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client
    from types_boto3_s3.type_defs import CompletedPartTypeDef

MEMORY = 4 * PIECE
SMALLEST_PART = 5 * PIECE  # S3 refuses smaller parts, the last excepted
PART = 32 * PIECE
COPIED_AT_ONCE = 1024 * PIECE  # beyond that a copy has to be made in parts (S3: 5 GiB)
MISSING = {"404", "NoSuchKey", "NotFound"}
T = TypeVar("T")


@dataclass(frozen=True)
class S3Address:
    """Where the bucket is and who asks."""

    endpoint: str
    bucket: str
    access_key: str = field(repr=False)
    secret_key: str = field(repr=False)
    region: str = "us-east-1"


def connect(address: S3Address) -> "S3Client":
    """A client that asks for no checksum extension: many S3 servers answer ranges with the whole object's."""
    client: S3Client = boto3.client(
        "s3",
        endpoint_url=address.endpoint or None,
        aws_access_key_id=address.access_key,
        aws_secret_access_key=address.secret_key,
        region_name=address.region,
        config=Config(
            signature_version="s3v4",
            s3={"addressing_style": "path"},
            retries={"max_attempts": 4, "mode": "standard"},
            connect_timeout=5,
            read_timeout=60,
            max_pool_connections=32,
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )
    return client


class StagedSpool(Staged):
    """Bytes in memory, or in a temporary file when they are many, until their key is known."""

    def __init__(self, store: "S3Store", file: IO[bytes], size: int) -> None:
        self.store, self.file, self.size = store, file, size

    def keep(self, key: str, content_type: str = "application/octet-stream") -> None:
        self.file.seek(0)
        if self.size <= 2 * PART:
            self.store.put_whole(key, self.file, self.size, content_type)
        else:
            self.store.put_in_parts(key, pieces_of(self.file), content_type)

    def drop(self) -> None:
        self.file.close()


class S3Store(ObjectStore):
    """One bucket. Versions and locks, where the bucket has them, are the bucket's business."""

    def __init__(self, address: S3Address) -> None:
        self.bucket = address.bucket
        self.client = connect(address)
        self.copies_parts = True  # until the server shows that it cannot

    def stage(self, source: Source) -> Staged:
        staged = StagedSpool(self, tempfile.SpooledTemporaryFile(MEMORY), 0)  # noqa: SIM115 - drop() closes it
        try:
            while piece := source.read(PIECE):
                staged.file.write(piece)
                staged.size += len(piece)
        except BaseException:
            staged.drop()
            raise
        return staged

    def put_whole(self, key: str, file: IO[bytes], size: int, content_type: str) -> None:
        ask(
            lambda: self.client.put_object(
                Bucket=self.bucket, Key=key, Body=file, ContentLength=size, ContentType=content_type
            )
        )

    def put_in_parts(self, key: str, parts: Iterator[bytes], content_type: str) -> int:
        """Store a stream of unknown length; every part but the last has at least 5 MiB."""
        with Multipart(self, key, content_type) as target:
            for part in parts:
                target.add(part)
        return target.size

    def open(self, key: str, start: int = 0, length: int | None = None) -> Iterator[bytes]:
        if length == 0 or ((found := self.stat(key)) and start >= found.size):
            return
        span = {} if not start and length is None else {"Range": span_header(start, length)}
        body = ask(lambda: self.client.get_object(Bucket=self.bucket, Key=key, **span), key)["Body"]  # type: ignore[arg-type]
        with body:
            while piece := ask(lambda: body.read(PIECE), key):
                yield piece

    def stat(self, key: str) -> Stored | None:
        try:
            answer = ask(lambda: self.client.head_object(Bucket=self.bucket, Key=key), key)
        except Fault as fault:
            if fault.code == "store.missing":
                return None
            raise
        return Stored(key, answer["ContentLength"])

    def join(self, keys: list[str], target: str, content_type: str = "application/octet-stream") -> int:
        found = [self.found(key) for key in keys]
        if len(found) == 1 and found[0].size <= COPIED_AT_ONCE:
            return self.copy(found[0], target, content_type)
        if sum(part.size for part in found) <= SMALLEST_PART:
            return self.put(target, b"".join(self.read(part.key) for part in found), content_type)
        try:
            return self.join_parts(found, target, content_type)
        except CannotCopy:
            self.copies_parts = False  # from now on the bytes travel through us
            return self.join_parts(found, target, content_type)

    def join_parts(self, parts: list[Stored], target: str, content_type: str) -> int:
        with Multipart(self, target, content_type) as joined:
            for part, is_last in with_last(parts):
                joined.add_object(part, is_last=is_last)
        return joined.size

    def found(self, key: str) -> Stored:
        stored = self.stat(key)
        if stored is None:
            raise Fault("store.missing", key=key)
        return stored

    def copy(self, part: Stored, target: str, content_type: str) -> int:
        source: Any = {"Bucket": self.bucket, "Key": part.key}
        ask(
            lambda: self.client.copy_object(
                Bucket=self.bucket,
                Key=target,
                CopySource=source,
                ContentType=content_type,
                MetadataDirective="REPLACE",
            ),
            part.key,
        )
        return part.size

    def delete(self, key: str) -> None:
        ask(lambda: self.client.delete_object(Bucket=self.bucket, Key=key))

    def list(self, prefix: str) -> Iterator[Stored]:
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=prefix)
        following = iter(pages)
        while page := ask(lambda: next(following, None)):
            for found in page.get("Contents", []):
                yield Stored(found["Key"], found["Size"])

    def signed_url(self, key: str, seconds: int, filename: str, content_type: str) -> str | None:
        return self.client.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": self.bucket,
                "Key": key,
                "ResponseCacheControl": "no-store",
                "ResponseContentType": content_type,
                "ResponseContentDisposition": disposition(filename, content_type),
            },
            ExpiresIn=seconds,
        )


class CannotCopy(Exception):
    """The server does not know UploadPartCopy; the multipart upload that tried is spoiled."""


class Multipart:
    """One object made of parts: copied inside the store where it can, carried through us where it cannot."""

    def __init__(self, store: S3Store, key: str, content_type: str) -> None:
        self.client, self.bucket, self.key, self.content_type = store.client, store.bucket, key, content_type
        self.store = store
        self.parts: list[CompletedPartTypeDef] = []
        self.size = 0
        self.waiting = bytearray()

    def __enter__(self) -> "Multipart":
        started = ask(
            lambda: self.client.create_multipart_upload(
                Bucket=self.bucket, Key=self.key, ContentType=self.content_type
            )
        )
        self.upload_id = started["UploadId"]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if kind is not None:
            self.client.abort_multipart_upload(Bucket=self.bucket, Key=self.key, UploadId=self.upload_id)
            return
        if self.waiting or not self.parts:
            self.send(bytes(self.waiting))
        ask(
            lambda: self.client.complete_multipart_upload(
                Bucket=self.bucket,
                Key=self.key,
                UploadId=self.upload_id,
                MultipartUpload={"Parts": self.parts},
            )
        )

    def add(self, piece: bytes) -> None:
        """More bytes; they travel once there are enough of them."""
        self.waiting += piece
        if len(self.waiting) >= PART:
            self.flush()

    def flush(self) -> None:
        if self.waiting:
            self.send(bytes(self.waiting))
            self.waiting.clear()

    def add_object(self, part: Stored, *, is_last: bool) -> None:
        """A stored object, copied by the store when it is large enough to be a part of its own."""
        alone = part.size >= SMALLEST_PART or (is_last and part.size > 0)
        if alone and self.store.copies_parts and not 0 < len(self.waiting) < SMALLEST_PART:
            self.flush()
            self.copy(part)
        else:
            for piece in self.store.open(part.key):
                self.add(piece)

    def copy(self, part: Stored) -> None:
        """Let the store copy. Some servers answer success without an ETag and copy nothing."""
        try:
            answer = self.client.upload_part_copy(
                Bucket=self.bucket,
                Key=self.key,
                UploadId=self.upload_id,
                PartNumber=len(self.parts) + 1,
                CopySource={"Bucket": self.bucket, "Key": part.key},
            )
        except ClientError as error:
            raise CannotCopy from error
        tag = answer.get("CopyPartResult", {}).get("ETag")
        if not tag:
            raise CannotCopy
        self.parts.append({"PartNumber": len(self.parts) + 1, "ETag": tag})
        self.size += part.size

    def send(self, body: bytes) -> None:
        number = len(self.parts) + 1
        answer = ask(
            lambda: self.client.upload_part(
                Bucket=self.bucket, Key=self.key, UploadId=self.upload_id, PartNumber=number, Body=body
            )
        )
        self.parts.append({"PartNumber": number, "ETag": answer["ETag"]})
        self.size += len(body)


def ask(question: Callable[[], T], key: str = "") -> T:
    """Put a question to the server; its refusals become faults."""
    try:
        return question()
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if code in MISSING:
            raise Fault("store.missing", key=key) from error
        raise Fault("store.unreachable", why=code or "refused") from error
    except BotoCoreError as error:
        raise Fault("store.unreachable", why=type(error).__name__) from error


def span_header(start: int, length: int | None) -> str:
    return f"bytes={start}-" if length is None else f"bytes={start}-{start + length - 1}"


def with_last(parts: list[Stored]) -> Iterator[tuple[Stored, bool]]:
    for index, part in enumerate(parts):
        yield part, index == len(parts) - 1


def pieces_of(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(PART):
        yield piece


def disposition(filename: str, content_type: str) -> str:
    """Shown in the page only when it is a picture, sound or film; everything else is saved."""
    kind = "inline" if is_inline(content_type) else "attachment"
    return f"{kind}; filename*=UTF-8''{quote(filename)}"

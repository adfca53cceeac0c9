"""python -m tests.e2e.read_bucket SHA256… — read originals back from the bucket, past the product.

Prints {hash asked for: SHA-256 of the bytes found there, or null}.
"""

import hashlib
import json
import sys
from pathlib import Path

import boto3
from botocore.client import BaseClient
from botocore.config import Config
from botocore.exceptions import ClientError


def main() -> None:
    where = json.loads((Path(__file__).parent / "store.json").read_text())
    client = boto3.client(
        "s3",
        endpoint_url=where["S3_ENDPOINT"],
        aws_access_key_id=where["S3_ACCESS_KEY"],
        aws_secret_access_key=where["S3_SECRET_KEY"],
        region_name=where["S3_REGION"],
        config=Config(s3={"addressing_style": "path"}),
    )
    found = {name: content_hash(client, where["S3_BUCKET"], name) for name in sys.argv[1:]}
    sys.stdout.write(json.dumps(found))


def content_hash(client: BaseClient, bucket: str, name: str) -> str | None:
    try:
        body = client.get_object(Bucket=bucket, Key=f"media/{name[:2]}/{name}")["Body"]
    except ClientError:
        return None
    digest = hashlib.sha256()
    for piece in body.iter_chunks(1 << 20):
        digest.update(piece)
    return digest.hexdigest()


if __name__ == "__main__":
    main()

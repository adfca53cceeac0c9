"""PHONE=1: a certificate authority of this machine, and a certificate for its addresses on the local network.

Phones give camera, service worker and WebCrypto to HTTPS pages only. The authority's key never leaves the data folder.
"""

import ipaddress
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

YEAR = timedelta(days=365)


def local_addresses() -> list[str]:
    """The IPv4 addresses this machine answers on, the one towards the network first."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: a datagram socket only picks its own address
            first = [str(probe.getsockname()[0])]
        except OSError:
            first = []
    return list(dict.fromkeys([*first, "127.0.0.1"]))


def prepare(folder: Path, addresses: list[str]) -> tuple[Path, Path, Path]:
    """(certificate chain, key, authority's certificate) as PEM files; the server's pair is made at each start."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    ca_key, ca = authority(folder)
    key = ec.generate_private_key(ec.SECP256R1())
    names: list[x509.GeneralName] = [x509.DNSName("localhost")]
    names += [x509.IPAddress(ipaddress.ip_address(address)) for address in addresses]
    certificate = (
        base(addresses[0], ca.subject, key.public_key(), YEAR)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(ca_key, hashes.SHA256())
    )
    chain = folder / "server.pem"
    chain.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + pem(ca))
    return chain, write_key(folder / "server.key", key), folder / "ca.crt"


def authority(folder: Path) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """The authority, made once: phones have to trust it by hand."""
    key_path, path = folder / "ca.key", folder / "ca.crt"
    if path.exists():
        loaded = serialization.load_pem_private_key(key_path.read_bytes(), None)
        if not isinstance(loaded, ec.EllipticCurvePrivateKey):
            raise TypeError(f"{key_path} is not an elliptic-curve key")
        return loaded, x509.load_pem_x509_certificate(path.read_bytes())
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Liancha local CA")])
    certificate = (
        base("Liancha local CA", name, key.public_key(), 10 * YEAR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    write_key(key_path, key)
    path.write_bytes(pem(certificate))
    return key, certificate


def base(
    common_name: str, issuer: x509.Name, public_key: ec.EllipticCurvePublicKey, life: timedelta
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)]))
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + life)
    )


def pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def write_key(path: Path, key: ec.EllipticCurvePrivateKey) -> Path:
    path.touch(mode=0o600)
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return path

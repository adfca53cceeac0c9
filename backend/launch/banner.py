"""What the terminal says once everything runs."""

from collections.abc import Mapping

import segno

from backend.launch import certificates
from backend.launch.settings import Launch
from backend.launch.steps import say

DOORS = (
    ("现场端 phone", "/"),
    ("办公端 office", "/office"),
    ("公示端 portal", "/portal"),
    ("演示台 demo", "/demo"),
)


def show(launch: Launch, env: Mapping[str, str]) -> None:
    """Addresses, demo sign-ins, how to stop."""
    host = certificates.local_addresses()[0] if launch.phone else "127.0.0.1"
    root = f"{'https' if launch.phone else 'http'}://{host}:{launch.port}"
    say()
    for name, path in DOORS:
        if path != "/demo" or launch.demo:
            say(f"  {name:<14} {root}{path}")
    if launch.demo:
        password = env.get("DEMO_PASSWORD") or "liancha-demo"
        say(f"\n  演示账号 / demo sign-ins (password {password}):")
        say("  I-COM-1 组长 leader · I-COM-2 · I-AMR-1 · reviewer-com 审核 · head-com 负责人 · admin 管理员")
    if launch.phone:
        show_phone(host, launch.port)
    say("\n  Ctrl-C 停止 / stops everything\n")


def show_phone(host: str, port: int) -> None:
    """The QR code for phones on the same network; they trust the local authority once."""
    help_page = f"http://{host}:{port + 1}/"
    say(f"\n  手机扫码，首次连接请按页面说明安装证书 / scan with the phone: {help_page}\n")
    segno.make(help_page).terminal(compact=True)

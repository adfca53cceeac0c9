"""PHONE=1: a plain HTTP page beside the HTTPS one that hands out the local authority and explains the steps."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>联查 · 手机首次连接</title>
<style>body{{font:18px/1.7 sans-serif;margin:24px;color:#18212b}}a{{color:#0a58a6;font-weight:600}}
li{{margin:14px 0}}</style><h1>手机首次连接</h1>
<p>相机、离线使用和签名需要安全连接（HTTPS）。请先信任本机证书，只需一次：</p><ol>
<li><a href="/liancha-ca.crt">下载证书 liancha-ca.crt</a></li>
<li>安卓：设置 → 安全 → 加密与凭据 → 安装证书 → CA 证书，选择刚下载的文件。<br>
苹果：设置 → 已下载描述文件 → 安装；再到 通用 → 关于本机 → 证书信任设置 中打开。</li>
<li>打开 <a href="{address}">{address}</a></li></ol><p lang="en">Install the certificate once, then open the HTTPS address.</p></html>"""


def serve(host: str, port: int, address: str, ca: Path) -> None:
    """Answer in the background until the process ends."""

    class Help(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_certificate = self.path == "/liancha-ca.crt"
            body = ca.read_bytes() if is_certificate else PAGE.format(address=address).encode()
            kind = "application/x-x509-ca-cert" if is_certificate else "text/html; charset=utf-8"
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet: the terminal shows the start, not each visit."""

    server = ThreadingHTTPServer((host, port), Help)
    threading.Thread(target=server.serve_forever, daemon=True).start()

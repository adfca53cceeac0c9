"""The command line: `liancha …`. It needs the same environment as the application."""

import sys
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import click
import orjson
from flask import Flask

from backend import worker
from backend.accounts import service as accounts
from backend.app import create_app
from backend.audit import sealer
from backend.config import BadSetting, Config
from backend.demo.atomic import load_into
from backend.extensions import api, db
from backend.problems import as_json
from backend.profiles import service as profiles
from backend.recovery import backing_up, restoring, standing
from sync.faults import Fault


class Application(click.Group):
    """Faults and bad settings end a command with a sentence, never with a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Fault as fault:
            words = as_json(fault)
            raise click.ClickException(f"{words['title']}：{words['detail']}") from fault
        except BadSetting as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Application)
def main() -> None:
    """联查 Liancha"""


def application() -> Flask:
    return create_app(Config.from_env(), pooled=False)


@main.group()
def admin() -> None:
    """系统管理员 / administrators"""


@admin.command("create")
@click.option("--username", prompt="用户名 user name")
@click.option("--name", prompt="姓名 name")
@click.password_option(prompt="密码 password", confirmation_prompt="再输一次 again")
def create_admin(username: str, name: str, password: str) -> None:
    """Make an account with the role SYS_ADMIN: the first one of a new installation."""
    with application().app_context():
        accounts.add_user(
            db.session(), None, username=username, name=name, password=password, roles=["SYS_ADMIN"]
        )
        db.session.commit()
    click.echo(f"已创建系统管理员 {username} / administrator created")


@main.group()
def demo() -> None:
    """演示县 / the demo county"""


@demo.command("load")
def load_demo() -> None:
    """Load the demo county into an empty database."""
    config = Config.from_env()
    if not config.demo_password:
        raise click.ClickException("请设置 DEMO=1 或 DEMO_PASSWORD / set DEMO=1 or DEMO_PASSWORD")
    loaded = load_into(create_app(config, pooled=False))
    click.echo(
        "演示县已载入 / loaded" if loaded else "演示县已在库中，未作改动 / already loaded, nothing changed"
    )


@main.group("profiles")
def profile_group() -> None:
    """辖区规则配置 / county profiles"""


@profile_group.command("load")
def load_profiles() -> None:
    """Add the five counties' profiles that are missing."""
    with application().app_context():
        added = profiles.load_counties(db.session())
        db.session.commit()
    click.echo(f"新增 {added} 个 / added {added}")


@main.group()
def calendar() -> None:
    """工作日历 / the work calendar"""


@calendar.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_calendar(file: Path) -> None:
    """Import days (CSV: date,is_off_day,name,source); whole years are replaced, provisional deadlines reckoned again."""
    with application().app_context():
        days = profiles.read_calendar(file.read_text(encoding="utf-8-sig").splitlines())
        profiles.import_calendar(db.session(), None, days)
        db.session.commit()
    click.echo(f"已导入 {len(days)} 天 / imported")


@main.group()
def audit() -> None:
    """操作日志 / the audit trail"""


@audit.command("verify")
def verify_audit() -> None:
    """Reckon the chain of seals again and name the first that does not hold."""
    with application().app_context():
        broken = sealer.broken(db.session())
    if broken is not None:
        raise click.ClickException(f"第 {broken} 条封印与内容不符 / seal {broken} does not fit its entry")
    click.echo(f"{date.today()}：日志链完整 / the chain holds")


@main.command("backup")
@click.option("--keep", type=click.IntRange(1), help="forget all but this many, the newest")
def take_backup(keep: int | None) -> None:
    """备份数据库 / take one dump, verified in its store; OWNER_DATABASE_URL reads every table."""
    made = backing_up.backup(application(), keep)
    click.echo(f"已备份 {made.id} · {made.size:,} B · {len(made.seqs)} 台手机 / backed up")


@main.command("backups")
def list_backups() -> None:
    """可用于恢复的备份 / the dumps a restore may choose, oldest first. Needs no database."""
    found = backing_up.choices(application())
    for one in found:
        click.echo(f"{one.id}  {one.began_at:%Y-%m-%d %H:%M:%S %Z}  {one.size:,} B")
    if not found:
        click.echo("尚无备份 / none yet")


@main.command("restore")
@click.argument("backup")
def restore_backup(backup: str) -> None:
    """恢复到空数据库 / put BACKUP (an id, or latest) into the empty database of OWNER_DATABASE_URL, and recover it."""
    try:
        chosen = None if backup == "latest" else UUID(backup)
    except ValueError as error:
        raise click.BadParameter("编号或 latest / an id or latest") from error
    restoring.restore(application(), chosen, click.echo)
    click.echo("已恢复，可以启动服务 / restored; start the server, then end the recovering (recovered)")


@main.command("recover")
def recover_database() -> None:
    """启用已恢复的数据库 / let a database serve that was promoted or put back by other means, or go on after a break."""
    restoring.recover(application(), click.echo)
    click.echo("已就绪 / ready; then end the recovering (recovered)")


@main.command("recovered")
@click.confirmation_option(prompt="已核对人员与停用情况？ Memberships and revocations confirmed?")
def end_recovering() -> None:
    """结束恢复状态 / phones take leave again."""
    with application().app_context():
        ended = standing.end(db.session(), None)
        db.session.commit()
    click.echo("恢复状态已结束 / ended" if ended else "不在恢复状态 / nothing was recovering")


@main.command("worker")
def run_worker() -> None:
    """Run background work until told to stop."""
    worker.run(Config.from_env())


@main.command("openapi")
def print_openapi() -> None:
    """Print the description of the API as JSON. Needs no database."""
    secret = "0" * 64
    create_app(
        Config(
            database_url="postgresql+psycopg://", owner_database_url="", secret_key=secret, signing_key=secret
        )
    )
    sys.stdout.write(orjson.dumps(api.spec.to_dict(), option=orjson.OPT_INDENT_2).decode() + "\n")


if __name__ == "__main__":
    main()

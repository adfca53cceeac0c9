"""Everybody of the demo county in one place: departments, inspectors, role accounts. All fictional (domain.md 8).

Everyone signs in with Config.demo_password. README and the demo stage read their names from here.
"""

from dataclasses import dataclass
from datetime import date

PIN = "258013"  # every phone of the demo; shown where it is asked

WUZHI_DEPARTMENTS = {
    "WZ-COM": "武陟县商务局",
    "WZ-AMR": "武陟县市场监督管理局",
    "WZ-ARA": "武陟县农业农村局",
    "WZ-EM": "武陟县应急管理局",
    "WZ-EPB": "焦作市生态环境局武陟分局",
}

# 栾川 member units in the order of C二(二); the codes are ours.
LUANCHUAN_UNITS = (
    "县市场监督管理局", "县发改委", "县教育体育局", "县科技局", "县工业信息化和商务局", "县民族宗教事务局", "县公安局",
    "县司法局", "县财政局", "县人力资源和社会保障局", "县自然资源局", "市生态环境局栾川分局", "县住房和城乡建设局",
    "县交通运输局", "县水利局", "县农业农村局", "县文化广电和旅游局", "县卫生健康委", "县应急管理局", "县统计局",
    "县国防动员办公室", "国家税务总局栾川县税务局", "县民政局", "县林业局", "县烟草局", "县消防救援大队",
    "县粮食和物资储备中心", "县气象局", "县城市管理局", "县医疗保障局", "县金融发展服务中心",
)  # fmt: skip


@dataclass(frozen=True)
class Officer:
    """One inspector; the account's user name is the number."""

    no: str
    department: str
    name: str
    position: str
    specialty: str
    certificate_no: str
    valid_to: date | None
    person_type: str = "CERTIFIED"
    leaves: date | None = None
    interest: str = ""  # number of an object the officer must not inspect


LONG = date(2028, 12, 31)


def officer(
    no: str, name: str, position: str, specialty: str, valid_to: date | None = LONG, **more: object
) -> Officer:
    unit, number = no.split("-")[1:]
    certificate = f"豫H演示-{unit}-{int(number):03d}" if valid_to else ""
    return Officer(no, f"WZ-{unit}", name, position, specialty, certificate, valid_to, **more)  # type: ignore[arg-type]


OFFICERS = (
    officer("I-COM-1", "张一", "股长", "成品油市场"),
    officer("I-COM-2", "王二", "科员", "成品油市场", interest="O-01"),
    officer("I-COM-3", "李三", "科员", "流通", date(2027, 6, 30)),
    officer("I-COM-4", "赵四", "科员", "流通", date(2026, 6, 30)),
    officer("I-AMR-1", "钱一", "所长", "计量"),
    officer("I-AMR-2", "孙二", "科员", "质量", leaves=date(2026, 7, 1)),
    officer("I-AMR-3", "周三", "科员", "登记信用"),
    officer("I-AMR-4", "吴四", "科员", "价格"),
    officer("I-AMR-5", "郑五", "科员", "检验检测"),
    officer("I-AMR-6", "冯六", "辅助人员", "", None, person_type="AUXILIARY"),
    officer("I-ARA-1", "陈一", "大队长", "种子检验"),
    officer("I-ARA-2", "褚二", "队员", "种子检验"),
    officer("I-ARA-3", "卫三", "队员", "种子检验"),
    officer("I-EM-1", "蒋一", "大队长", "危化安全"),
    officer("I-EM-2", "沈二", "队员", "危化安全"),
    officer("I-EM-3", "韩三", "队员", "危化安全"),
    officer("I-EPB-1", "杨一", "站长", "环境监测"),
    officer("I-EPB-2", "朱二", "科员", "环境监测"),
)


@dataclass(frozen=True)
class Account:
    """A role account; `department` is None for the county's own."""

    username: str
    name: str
    roles: tuple[str, ...]
    department: str | None = None


OF_DEPARTMENT = (
    ("head", "负责人", ("DEPT_HEAD",)),
    ("reviewer", "审核员", ("REVIEWER",)),
    ("admin", "管理员", ("DEPT_ADMIN",)),
)


def department_accounts() -> tuple[Account, ...]:
    """head-com, reviewer-com, admin-com … for each of the five departments."""
    return tuple(
        Account(
            f"{short}-{code[3:].lower()}",
            name[3:] + title if name.startswith("武陟县") else name + title,
            roles,
            code,
        )
        for code, name in WUZHI_DEPARTMENTS.items()
        for short, title, roles in OF_DEPARTMENT
    )


COUNTY_ACCOUNTS = (
    Account("office", "联席办经办（演示）", ("OFFICE",)),
    Account("officehead", "联席办负责人（演示）", ("OFFICE_HEAD",)),
    Account("admin", "系统管理员（演示）", ("SYS_ADMIN",)),
    Account("auditor", "审计员（演示）", ("AUDITOR",)),
    Account("supervisor", "司法局执法监督（演示）", ("LAW_SUPERVISOR",)),
)
ACCOUNTS = (*COUNTY_ACCOUNTS, *department_accounts())

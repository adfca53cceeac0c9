"""Loads the object library: 24 fictional enterprises of 武陟 (domain.md 8.3)."""

from datetime import date
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy.orm import Session

from backend.accounts.models import Department
from backend.libraries import service as libraries
from backend.libraries.models import InspectionObject

DATA = Path(__file__).with_name("data")
LEADS = {"F1": "WZ-COM", "F2": "WZ-ARA", "F3": "WZ-EM", "F4": "WZ-AMR"}
COOPERATES = {"F1": "WZ-AMR", "F2": "WZ-AMR", "F3": "WZ-AMR", "F4": "WZ-EPB"}
INDUSTRY = {"F1": "5265", "F2": "0511", "F4": "7461"}
SCOPE = {
    "F2": "农作物种子生产、经营；种苗培育",
    "F4": "环境监测；检验检测服务",
    "F3": "生产加工、销售（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
}
NOT_COMMON = {"O-09"}  # 市监局 is not responsible for it (R15)


def load_objects(session: Session, departments: dict[str, Department]) -> dict[str, InspectionObject]:
    """Every object by number."""
    data = orjson.loads((DATA / "objects.json").read_bytes())
    return {
        row[0]: add(session, number, row, departments, data) for number, row in enumerate(data["objects"], 1)
    }


def add(
    session: Session, number: int, row: list[Any], units: dict[str, Department], data: dict[str, Any]
) -> InspectionObject:
    no, name, uscc, town, risk, flags, fields, street, contact = row
    main = fields[0]
    responsible = [LEADS[field] for field in fields]
    if no not in NOT_COMMON:
        responsible += [COOPERATES[field] for field in fields]
    return libraries.add_object(
        session, None,
        object_no=no, kind="ENTERPRISE", name=name, uscc=uscc, town=town, area_code="410823",
        address_registered=f"武陟县{town}{street}", premises=[f"武陟县{town}{street}"],
        business_scope=data["gas_scope"] if main == "F1" else SCOPE[main], industry_code=INDUSTRY.get(main, ""),
        licences=licences(number, main, name), registration_status="注销" if no == "O-06" else "存续",
        credit_risk_class=risk, class_date=date(2026, 1, 15), class_source="企业信用风险分类结果（演示）",
        key_flags=[{"flag": flag, "since": since, "evidence": evidence} for flag, since, evidence in flags],
        joint_fields=fields, responsible_department_ids=[units[code].id for code in dict.fromkeys(responsible)],
        contact_name=f"{contact}（演示）", contact_phone=f"1390000{number:04d}",
        geo=geo(data["geo"].get(no)), labels=["有在建改造工程"] if no == "O-11" else [], hazardous=main == "F1" or no == "O-21",
    )  # fmt: skip


def geo(found: list[Any] | None) -> dict[str, Any] | None:
    """Where the library's map puts it, in the system that map uses; the last one is nowhere, as in real libraries."""
    return dict(zip(("lat_e7", "lon_e7", "system"), found, strict=True)) if found else None


def licences(number: int, field: str, name: str) -> list[dict[str, str]]:
    """The licences of an enterprise, with numbers that say they are not real."""
    kinds = {
        "F1": [("成品油零售经营批准证书", "演示油零售证书第", "焦作市商务局", "2028-06-30"),
               ("危险化学品经营许可证", "演示豫危化经字", "武陟县应急管理局", "2027-03-31")],
        "F2": [("农作物种子生产经营许可证", "演示（武）农种许字", "武陟县农业农村局", "2029-05-31")],
        "F4": [("检验检测机构资质认定证书", "演示CMA", "河南省市场监督管理局", "2028-09-30")],
    }  # fmt: skip
    return [
        {
            "name": kind, "no": f"{prefix}{number:04d}号", "issuer": issuer, "valid_from": "2023-07-01", "valid_to": until,
        }
        for kind, prefix, issuer, until in kinds.get(field, [])
    ]  # fmt: skip

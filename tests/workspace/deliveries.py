"""Small made-up deliveries that the readers take, written as files."""

import json
from pathlib import Path

from goldenthread.workspace import Workspace
from goldenthread.workspace.state import FILE as STATE

PEOPLE = "pers_person_id,pers_sex,pers_dob\nA,F,2010-01-01\nB,M,2012-01-01\nC,F,2014-01-01\n"
CONTACTS = "cont_contact_id,cont_person_id,cont_contact_date\n"
REFERRALS = "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_close_reason\n"
MAY = CONTACTS + "1,A,2023-05-02\n2,B,2023-05-03\n"
JUNE = MAY + "3,C,2023-06-06\n"


def ssd(folder: Path, contacts: str = JUNE, referrals: str = "1,A,2023-05-04,,\n") -> Path:
    """An SSD extract of three tables."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ssd_person.csv").write_text(PEOPLE)
    (folder / "ssd_contacts.csv").write_text(contacts)
    (folder / "ssd_cin_episodes.csv").write_text(REFERRALS + referrals)
    return folder


def staff(folder: Path, month_end: str = "2023-06-30", workers: int = 3) -> Path:
    """A monthly staff file."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = "".join(f"{month_end},W{n},Social worker,N,1.0,East\n" for n in range(workers))
    (folder / "staff.csv").write_text("month_end,worker_id,role,agency,fte,team\n" + rows)
    return folder / "staff.csv"


def teams(folder: Path, service: str = "Family") -> Path:
    """The council's table of teams."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "teams.csv").write_text(f"team,service,locality,from,to\nEast,{service},East,,\n")
    return folder / "teams.csv"


def restricted(folder: Path, child: str, roles: str) -> Path:
    """The council's list of records that only named roles may open."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "restricted.csv").write_text(f"child,roles\n{child},{roles}\n")
    return folder / "restricted.csv"


def as_if_read_by_an_older_version(workspace: Workspace) -> str:
    """Make the only load one that knew nothing of referrals, and did not say who read it; its new id."""
    [(load, _)] = workspace.archive()
    older = f"{load.id[:-8]}00000000"
    manifest = {name: said for name, said in load.manifest.items() if name != "read_by"} | {"id": older}
    manifest["windows"] = [w for w in manifest["windows"] if w["aspect"] != "cin_episodes.referrals"]
    written = load.folder / "manifest.json"
    written.chmod(0o600)
    written.write_text(json.dumps(manifest))
    load.folder.rename(load.folder.with_name(older))
    state = workspace.folder / STATE
    state.write_text(state.read_text().replace(load.id, older))
    return older


def census(folder: Path, lea: str) -> Path:
    """A children in need census of one child, said to be of an authority."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "census.xml"
    path.write_text(
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2023</Year>"
        "<ReferenceDate>2023-03-31</ReferenceDate></CollectionDetails>"
        f"<Source><LEA>{lea}</LEA></Source></Header><Children><Child>"
        "<ChildIdentifiers><LAchildID>007</LAchildID><UPNunknown>UN1</UPNunknown>"
        "<PersonBirthDate>2022-05-03</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>"
        "<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>"
        "<CINdetails><CINreferralDate>2022-05-01</CINreferralDate><ReferralSource>1A</ReferralSource>"
        "<PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>0</ReferralNFA></CINdetails></Child></Children></Message>"
    )
    return path

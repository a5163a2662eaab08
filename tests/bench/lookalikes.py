"""How many look-alikes are caught, and how many well-known domains are called one.

Marks: 99 % of every class of dnstwist's variants of 20 invented contacts, and of 40 of other shapes; at most
1 % of 10,000 well-known domains outside the known set (contacts, providers, top list); 1 ms for a comparison
with 5,000 domains.

The 10,000 come from the package pymispwarninglists where that is installed; one half of the shipped list is
held against the other everywhere.
"""

from __future__ import annotations

import json
import random
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from importlib.util import find_spec
from pathlib import Path

from whowrites.address import registrable
from whowrites.checks.lookalike import resembled
from whowrites.checks.provider_typo import meant
from whowrites.reading import likeness
from whowrites.reading.care import FAMOUS
from whowrites.sources import lists

BRANDS = (
    "nordtool.com", "hongdatrade.cn", "spindleworks.de", "lakeuni.ac.uk", "castellan.com", "bremvik.no",
    "tarvona.it", "quelmar.com.br", "ostrapharm.com", "ferrolux.es", "wenlida.com.cn", "yuanfan-textile.com",
    "brightkilnceramics.com", "zarvix.com", "minderoak.co.uk", "polgrain.pl", "kestrelmarine.net",
    "domvia.fr", "aerovend.org", "glimmerforge.com",
)  # fmt: skip
OTHERS = (
    "ruvo.com", "kelp.de", "zinq.io", "tolk.nl", "ax7pumps.com", "b2bvalves.cn", "4seasonsteel.com",
    "mill9.co.uk", "north-field.com", "vale-and-sons.co.uk", "blue-harbour-shipping.com", "sun-wood.cn",
    "goldenriver.com", "silverbirchfurniture.com", "xn--mller-schrauben-0vb.de", "xn--grnwald-o2a.com",
    "xn--caf-trres-g1a.es", "tianhe-plastics.com.cn", "k-und-m-technik.de", "gulfstarpolymers.ae",
)  # fmt: skip
"""Of other shapes: short, of several words with and without hyphens, with digits, in other alphabets."""
FAR = (
    "vexa.com.cn", "ulmo.co.uk", "brix.cn", "zeno.pl", "q4mach.com", "3dcast.de", "steel24.com",
    "no1bearings.co.uk", "el-mar-foods.com", "tri-co-valves.com.cn", "hui-feng-tools.cn", "arc-light.co.uk",
    "dao-sheng.com.hk", "petrovalves.com.br", "okansan-makina.com.tr", "xn--brgerhaus-technik-22b.de",
    "xn--lkken-fisk-0cb.no", "xn--pialfrutas-u9a.es", "xn--erpadla-novak-ovb.cz", "quelvo.in",
)  # fmt: skip
"""From countries whose endings have two parts, and of more shapes."""
WORDS = """
auth access account click confirm connect download http install login mail my online payment register
secure security service signin support update user verify view www trade trading group export import china
shop sales global logistics invoice official orchid
"""
ENDINGS = "net org cn com.cn co co.uk de info biz top shop xyz online store vip icu cc cm in ru"
HOMOGLYPHS = 3_000
"""Of each brand's tens of thousands of homoglyph variants so many are drawn by lot."""
START = "bal cor dan fen gral hol jun kar lum mer nov orl pan qin ros sel tam ulv ver wex yor zen"
MIDDLE = "ba da de fi ga ko li ma no po ra si ta vo xi"
END = "chem dyne fab gate line lux mak mech pack plast port star steel tex tool ware wood"
FIRMS_ENDINGS = ("com", "com", "com", "cn", "de", "co.uk", "com.tr", "in")


def contacts(number: int) -> frozenset[str]:
    """Invented firms' domains."""
    lot = random.Random(7)
    made: set[str] = {*BRANDS, *OTHERS, *FAR}
    while len(made) < number:
        middle = lot.choice(MIDDLE.split()) if lot.randrange(2) or number > 1_000 else ""
        name = lot.choice(START.split()) + middle + lot.choice(END.split())
        made.add(f"{name}.{lot.choice(FIRMS_ENDINGS)}")
    return frozenset(made)


def variants(domain: str) -> dict[str, list[str]]:
    """dnstwist's variants by class, those left out that are under the domain itself."""
    import dnstwist

    fuzzer = dnstwist.Fuzzer(domain, dictionary=WORDS.split(), tld_dictionary=ENDINGS.split())
    fuzzer.generate()
    found: dict[str, list[str]] = defaultdict(list)
    for variant in sorted(fuzzer.domains):
        if variant["fuzzer"] != "*original" and registrable(variant["domain"]) != domain:
            found[variant["fuzzer"]].append(variant["domain"])
    return found


def well_known(known: Collection[str]) -> list[str]:
    """10,000 registrable domains outside the known set, or none where the package is missing."""
    spec = find_spec("pymispwarninglists")
    if not spec or not spec.origin:
        return []
    folder = Path(spec.origin).parent / "data" / "misp-warninglists" / "lists"
    rows: set[str] = set()
    for name in ("tranco10k", "majestic_million"):
        rows |= set(json.loads((folder / name / "list.json").read_text("utf-8"))["list"])
    outside = sorted({registrable(row) for row in rows if row.isascii()} - set(known))
    return random.Random(7).sample(outside, min(10_000, len(outside)))


def lines() -> Iterator[str]:
    firms = contacts(300)
    groups = {"contacts": BRANDS, "contacts of other shapes": OTHERS, "contacts from afar": FAR}
    for what, brands in groups.items():
        yield f"variants of {len(brands)} {what}"
        yield from caught(firms, brands)
    yield from flagged(firms)
    yield from speed()


def caught(firms: frozenset[str], brands: Collection[str]) -> Iterator[str]:
    hits: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    missed: dict[str, list[str]] = defaultdict(list)
    lot = random.Random(7)
    for brand in brands:
        for kind, domains in variants(brand).items():
            for domain in lot.sample(domains, min(HOMOGLYPHS, len(domains))):
                asked[kind] += 1
                if resembled(domain, firms)[0].startswith("lookalike_contact"):
                    hits[kind] += 1
                else:
                    missed[kind].append(domain)
    for kind, number in sorted(asked.items()):
        shown = f"; missed {', '.join(missed[kind][:6])}" if missed[kind] else ""
        yield f"  {kind}: {100 * hits[kind] / number:.2f} % of {number} caught (mark 99){shown}"


def flagged(firms: frozenset[str]) -> Iterator[str]:
    brands = {domain for domains in lists.brands().values() for domain in domains}
    known = firms | lists.top_domains() | lists.free_domains() | lists.bulk_domains() | brands
    domains = well_known(known)
    if domains:
        yield from called("well-known domains outside the known set", domains, firms)
    else:
        yield "well-known domains outside the known set: not measured (pip install pymispwarninglists)"
    shuffled = random.Random(7).sample(sorted(lists.top_domains()), len(lists.top_domains()))
    half = len(shuffled) // 2
    kept = frozenset(shuffled[:half])
    named = sum(1 for domain in shuffled[half:] if likeness.nearest(domain, kept, FAMOUS))
    share = 100 * named / (len(shuffled) - half)
    yield f"one half of the top list held against the other: {share:.2f} % called look-alikes (mark 1)"


def called(what: str, domains: Collection[str], firms: frozenset[str]) -> Iterator[str]:
    which: dict[str, list[str]] = defaultdict(list)
    for domain in domains:
        code, like = resembled(domain, firms)
        provider = meant(domain)
        if like:
            which[f"{code} by {like.way}"].append(f"{domain} ~ {like.known}")
        elif provider:
            which["provider_misspelt"].append(f"{domain} ~ {provider}")
    total = sum(map(len, which.values()))
    yield f"{what}: {total} of {len(domains)} called look-alikes, {100 * total / len(domains):.2f} % (mark 1)"
    for code, found in sorted(which.items()):
        yield f"  {code}: {len(found)}, such as {', '.join(found[:4])}"


def speed() -> Iterator[str]:
    firms = contacts(5_000)
    uncached: Callable[[str, frozenset[str]], object] = likeness.nearest.__wrapped__
    uncached("first-one.example", firms)
    # Processor time, the best of three: the machine may be busy with others.
    domains = [f"kar{number}oslinetex.com" for number in range(2_000)]
    took = [min(_cost(uncached, domain, firms) for _ in range(3)) for domain in domains]
    usual, slow = statistics.median(took), sorted(took)[-20]
    shown = f"{usual * 1000:.2f} ms, 99 % within {slow * 1000:.2f}"
    yield f"one address against 5,000 contacts, processor time: {shown} (mark 1)"


def _cost(uncached: Callable[[str, frozenset[str]], object], domain: str, firms: frozenset[str]) -> float:
    began = time.process_time()
    uncached(domain, firms)
    return time.process_time() - began

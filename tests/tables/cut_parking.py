"""Cuts the shipped list: `python tests/tables/cut_parking.py > companion/whowrites/data/parking.txt`.

Needs the package `pymispwarninglists` (1.7). Of its two lists of parking services those rows are left out
that honest sites share with them: a registrar's or hoster's ordinary name servers, and addresses of networks
that serve pages of everybody.
"""

from __future__ import annotations

from ipaddress import IPv4Network, collapse_addresses

from cut_top_domains import read

HEAD = """\
# what: name servers and networks that serve parked domains; one of them is a sign and no proof
# source: the "parking-domain-ns" ({servers}) and the "parking-domain" ({nets}) of the MISP warning
#   lists, by the package pymispwarninglists 1.7.0, cut by tests/tables/cut_parking.py
# date: 2026-11-24
# licence: CC0-1.0 (MISP warning lists)
"""
ORDINARY = {
    "bookmyname.com",
    "day.biz",
    "directnic.com",
    "dnslink.com",
    "dnsowl.com",
    "domainist.com",
    "domainorderdns.nl",
    "domainprofi.de",
    "freenom.com",
    "gname.net",
    "hostresolver.com",
    "malkm.com",
    "markmonitor.com",
    "mijndomein.nl",
    "name.com",
    "nameprovider.net",
    "nsresolution.com",
    "one.com",
    "onlydomains.com",
    "panamans.com",
    "registrar-servers.com",
    "rzone.de",
    "sav.com",
    "thednscloud.com",
    "wordpress.com",
    "ns3.tppns.com",
    "ns4.tppns.com",
    "ns1.pql.net",
    "ns2.pql.net",
    "www.undeveloped.com----type.in",
    "redirectdom.com",
    "domainmx.com",
    "trustednam.es",
    "alter.com",
}
"""They answer for domains that have a site, or nobody says that they do not."""
SHARED = tuple(
    map(
        IPv4Network,
        (
            # Networks that deliver the pages of many.
            "13.224.0.0/14",
            "18.164.0.0/15",
            "52.222.128.0/17",
            "52.84.0.0/15",
            "104.16.0.0/12",
            "172.64.0.0/13",
            # Servers of hosters with many sites on one address.
            "192.185.0.0/16",
            "217.160.0.0/16",
            "213.171.192.0/19",
            "46.30.208.0/21",
            "93.191.168.0/21",
            "62.149.128.0/17",
            "31.31.205.0/24",
            "46.28.105.0/24",
            "81.2.194.0/24",
            "185.134.245.0/24",
            "74.220.199.0/24",
            "213.145.228.0/24",
            "217.26.48.0/20",
            "94.136.40.0/24",
            "91.184.0.0/24",
        ),
    )
)


def main() -> None:
    """Rows that another row holds are left out too."""
    servers, names = read("parking-domain-ns")
    nets, addresses = read("parking-domain")
    print(HEAD.format(servers=servers, nets=nets), end="")
    for name in sorted(names - ORDINARY):
        if not any(name.endswith("." + other) for other in names - ORDINARY):
            print(name)
    kept = [net for net in map(IPv4Network, addresses) if not any(net.subnet_of(wide) for wide in SHARED)]
    for net in collapse_addresses(kept):
        print(net)


if __name__ == "__main__":
    main()

"""The questions as functions. Made by Scripts/bindings from 'chokepoint schema'; do not edit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ._asking import Asks, Text, Texts, answer, question as _question
from ._result import Result

COMMANDS = (
    "tables",
    "info",
    "check",
    "compare",
    "groups",
    "solve",
    "multipliers",
    "origins",
    "exposure",
    "concentration",
    "position",
    "decompose",
    "footprint",
    "scan",
    "sensitivity",
    "paths",
    "shock",
    "run",
    "sweep",
    "sweep_report",
    "convert",
    "aggregate",
    "disaggregate",
    "ras",
    "deflate",
    "satellite_add",
    "doctor",
    "cache",
    "products",
    "product",
    "explain",
    "results_compare",
    "linkages",
    "lengths",
    "fragmentation",
    "influence",
    "triangulate",
    "centrality",
    "sda",
    "tiva",
    "screen",
    "project",
    "supply_use",
    "symmetric",
    "satellite_characterize",
    "responsibility",
    "plan",
    "mirror",
    "vary",
)
"""The names of the functions."""

__all__ = [
    "tables",
    "info",
    "check",
    "compare",
    "groups",
    "solve",
    "multipliers",
    "origins",
    "exposure",
    "concentration",
    "position",
    "decompose",
    "footprint",
    "scan",
    "sensitivity",
    "paths",
    "shock",
    "run",
    "sweep",
    "sweep_report",
    "convert",
    "aggregate",
    "disaggregate",
    "ras",
    "deflate",
    "satellite_add",
    "doctor",
    "cache",
    "products",
    "product",
    "explain",
    "results_compare",
    "linkages",
    "lengths",
    "fragmentation",
    "influence",
    "triangulate",
    "centrality",
    "sda",
    "tiva",
    "screen",
    "project",
    "supply_use",
    "symmetric",
    "satellite_characterize",
    "responsibility",
    "plan",
    "mirror",
    "vary",
]


def tables(
    *,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Lists the tables found: name, year, regions × sectors, unit, source.

    Looks into Tables/ and the folders of $CHOKEPOINT_TABLES.

    Parameters
    ----------
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "tables",
        {
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def info(
    table: Text,
    *,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Shows dimensions, labels, totals, provenance and satellites of a table.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "info",
        {
            "table": table,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def check(
    table: Text,
    *,
    worst: int | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Audits a table: balance, negative and empty cells, productivity, condition.

    Nothing is repaired.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    worst
        How many of the worst to name in each list. Default: 5.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "check",
        {
            "table": table,
            "worst": worst,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def compare(
    table: Text,
    other: Text,
    *,
    relative: float | None = None,
    absolute: float | None = None,
    worst: int | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Says whether two tables are the same, and which labels, totals and cells differ.

    Labels are matched by code, in any order; totals and cells are compared on what both tables
    have. Two numbers differ when they do so by more than 'relative' of the larger one and by more
    than 'absolute'.

    Parameters
    ----------
    table
        A table: a path, or a name.
    other
        Another.
    relative
        Share of the larger number. Default: 1e-09.
    absolute
        Amount in the unit of the numbers.
    worst
        Differences to name of each kind. Default: 5.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "compare",
        {
            "table": table,
            "other": other,
            "relative": relative,
            "absolute": absolute,
            "worst": worst,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def groups(
    table: Text | None = None,
    *,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Lists the groups of countries that @NAME stands for.

    With a table also which members it has. @eu, @euro, @oecd, @brics, @asean, @rcep also take a
    year: @eu@2011 is the membership at the end of 2011, @eu@table that of the table's year. Define
    others with --group NAME=CODE,… or in a scenario file.

    Parameters
    ----------
    table
        A table: a path, or a name.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "groups",
        {
            "table": table,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def solve(
    table: Text,
    *,
    demand: Text | None = None,
    inverse: Text | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Solves for the output that a final demand needs, by industry.

    Without 'demand' the table's own final demand is solved, which reproduces its output. FILE is a
    CSV with the header region,sector,value; industries that it does not name have no final demand,
    and their number is reported.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    demand
        Final demand by industry, a CSV.
    inverse
        Write L = (I − A)⁻¹ to this .h5 or .csv file.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "solve",
        {
            "table": table,
            "demand": demand,
            "inverse": inverse,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def multipliers(
    table: Text,
    *,
    households: Text | None = None,
    labour: Text | None = None,
    spent_share: float | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Output, value-added and satellite multipliers of every industry.

    What one unit of final demand for an industry's product sets in motion, everywhere and in its
    own region. With 'households' and 'labour' also what it sets in motion when households spend
    what they earn by it (type II; table household_multipliers), for output, value added, labour
    income and every row of every account, such as jobs.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    households
        Categories of final demand that are households’ spending.
    labour
        Primary inputs that are paid for labour; goes with 'households'.
    spent_share
        Share of a further unit of earnings that is spent, 0 to 1; spending over earnings of the
        region, at most 1, without it.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "multipliers",
        {
            "table": table,
            "households": households,
            "labour": labour,
            "spent_share": spent_share,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def origins(
    table: Text,
    destination: Text | None = None,
    *,
    origin: Text | None = None,
    by: Literal["region", "industry"] | None = None,
    group: Texts | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Value added by origin and destination, VAX, and value added in exports.

    Who earns what from whose final demand, through any number of hands (table origins); value added
    exports beside gross exports (vax); who earned what of each region's gross exports
    (origins_in_exports).

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    destination
        Regions of final demand to list.
    origin
        Origins to list, such as JPN, JPN/c9 or @eu27.
    by
        Origins as whole regions or as industries; industries when 'origin' names sectors. One of:
        region, industry.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "origins",
        {
            "table": table,
            "destination": destination,
            "origin": origin,
            "by": by,
            "group": group,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def exposure(
    tables: Texts | None = None,
    user: Texts | None = None,
    *,
    supplier: Texts | None = None,
    measure: Literal["direct", "look-through", "value-added"] | None = None,
    side: Literal["input", "sales"] | None = None,
    by: Literal["region", "industry"] | None = None,
    industrial: bool | None = None,
    among: Text | None = None,
    group: Texts | None = None,
    top: int | None = None,
    follow: Text | None = None,
    above: Text | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """How much users depend on suppliers: face value, looked through, value added.

    The share of suppliers in the inputs of users: in what they buy directly, in all output needed
    through any number of hands (Baldwin, Freeman & Theodorakopoulos 2023), and in the value added
    behind it. The hidden ratio is look-through over direct. With 'side' sales it is producers who
    depend on markets.

    'user' and 'supplier' take REGION, REGION/SECTOR, lists and groups; everything in one option is
    one group, and each may be repeated. @abroad stands for all regions but the user's own. Several
    tables give a time series.

    Parameters
    ----------
    tables
        Tables: paths, or names; several are compared, such as years.
    user
        A group of users, such as KOR/c14; may be repeated; every region without it.
    supplier
        A group of suppliers (with 'side' sales, of buyers); may be repeated; every region without
        it.
    measure
        The measure that suppliers are ranked by. Default: "look-through". One of: direct, look-
        through, value-added.
    side
        Users and their inputs, or producers and their sales. Default: "input". One of: input,
        sales.
    by
        Without 'supplier': list regions or single industries. Default: "region". One of: region,
        industry.
    industrial
        Count manufacturing sectors only, by the provider's codes.
    among
        Count these suppliers' sectors only, above and below the line.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    top
        Show the first N rows or regions.
    follow
        With several tables: the column to follow over the years.
    above
        With several tables: say in which year each row is first above this, such as 20% or 1500.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "exposure",
        {
            "tables": tables,
            "user": user,
            "supplier": supplier,
            "measure": measure,
            "side": side,
            "by": by,
            "industrial": industrial,
            "among": among,
            "group": group,
            "top": top,
            "follow": follow,
            "above": above,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def concentration(
    table: Text,
    user: Texts | None = None,
    *,
    more_tables: Texts | None = None,
    by: Literal["region", "industry"] | None = None,
    side: Literal["input", "sales"] | None = None,
    industrial: bool | None = None,
    among: Text | None = None,
    group: Texts | None = None,
    follow: Text | None = None,
    above: Text | None = None,
    top: int | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """How concentrated inputs (or sales) are over regions: the HHI.

    The Herfindahl–Hirschman index over regions of origin, direct, looked through and in value
    added, with and without home, and the largest suppliers. 'among' asks for the origins of some
    products only.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES. Several, or a pattern such as
        'wiod2013-*' or 'wiod2013-{1995..2011}', are compared over the years.
    user
        A group of users, such as KOR/c14; may be repeated; every region without it.
    more_tables
        Further tables, such as those of other years.
    by
        One row a group of users, or one an industry. Default: "region". One of: region, industry.
    side
        Inputs over origins, or sales over regions of use. Default: "input". One of: input, sales.
    industrial
        Count manufacturing sectors only, by the provider's codes.
    among
        Count these suppliers' sectors only, above and below the line.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    follow
        With several tables: the column to follow over the years.
    above
        With several tables: say in which year each row is first above this, such as 20% or 1500.
    top
        Show the first N rows or regions.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "concentration",
        {
            "table": table,
            "user": user,
            "more_tables": more_tables,
            "by": by,
            "side": side,
            "industrial": industrial,
            "among": among,
            "group": group,
            "follow": follow,
            "above": above,
            "top": top,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def position(
    table: Text,
    *,
    more_tables: Texts | None = None,
    industry: Text | None = None,
    no_inventory_correction: bool | None = None,
    inventory: Text | None = None,
    group: Texts | None = None,
    follow: Text | None = None,
    above: Text | None = None,
    top: int | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Where industries and regions stand in value chains: up- and downstreamness.

    Upstreamness, downstreamness, final use and value added in gross output, with the net-inventory
    correction of Antràs & Chor (2018).

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES. Several, or a pattern such as
        'wiod2013-*' or 'wiod2013-{1995..2011}', are compared over the years.
    more_tables
        Further tables, such as those of other years.
    industry
        Industries to list, such as KOR or JPN/c9.
    no_inventory_correction
        Leave changes in inventories in final use.
    inventory
        Final-demand categories that are changes in inventories, where their codes do not say so.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    follow
        With several tables: the column to follow over the years.
    above
        With several tables: say in which year each row is first above this, such as 20% or 1500.
    top
        Show the first N rows or regions.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "position",
        {
            "table": table,
            "more_tables": more_tables,
            "industry": industry,
            "no_inventory_correction": no_inventory_correction,
            "inventory": inventory,
            "group": group,
            "follow": follow,
            "above": above,
            "top": top,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def decompose(
    table: Text,
    *,
    more_tables: Texts | None = None,
    method: Text | None = None,
    basis: Literal["source", "sink"] | None = None,
    by: Text | None = None,
    partner: Text | None = None,
    exporter: Text | None = None,
    content: Literal["all-primary-inputs", "value-added"] | None = None,
    group: Texts | None = None,
    follow: Text | None = None,
    above: Text | None = None,
    rate: Text | None = None,
    top: int | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Splits gross exports by where value comes from and where it is absorbed.

    Columns that all methods share: gross exports EXGR, domestic content DC = DVA + DDC, domestic
    value added DVA = VAX + REF, foreign content FC = FVA + FDC; then the method's own terms, which
    the table terms explains.

    Methods: borin-mancini (2023; source- or sink-based, exporter perspective), kww (Koopman, Wang &
    Wei 2014, 9 terms), wwz (Wang, Wei & Zhu 2013, 16 terms), miroudot-ye (Miroudot & Ye 2021). The
    indicators of the OECD are those of 'chokepoint tiva'.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES. Several, or a pattern such as
        'wiod2013-*' or 'wiod2013-{1995..2011}', are compared over the years.
    more_tables
        Further tables, such as those of other years.
    method
        borin-mancini, kww, wwz or miroudot-ye.
    basis
        When value added counts, for borin-mancini. One of: source, sink.
    by
        Rows by partner, by sector, or by both: partner,sector.
    partner
        Partners to list, such as CHN or @eu27; rows are then by partner.
    exporter
        Exporters to list.
    content
        Primary inputs that count as value added. One of: all-primary-inputs, value-added.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    follow
        With several tables: the column to follow over the years.
    above
        With several tables: say in which year each row is first above this, such as 20% or 1500.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    top
        Show the first N rows or regions.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "decompose",
        {
            "table": table,
            "more_tables": more_tables,
            "method": method,
            "basis": basis,
            "by": by,
            "partner": partner,
            "exporter": exporter,
            "content": content,
            "group": group,
            "follow": follow,
            "above": above,
            "rate": rate,
            "top": top,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def footprint(
    table: Text,
    *,
    more_tables: Texts | None = None,
    account: Text | None = None,
    stressor: Text | None = None,
    region: Text | None = None,
    carbon_price: Text | None = None,
    covered: Text | None = None,
    importer: Text | None = None,
    scope: Literal["direct", "embodied", "embodied-abroad"] | None = None,
    capital: Text | None = None,
    capital_category: Text | None = None,
    capital_cost: Text | None = None,
    group: Texts | None = None,
    follow: Text | None = None,
    above: Text | None = None,
    rate: Text | None = None,
    top: int | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Production- and consumption-based accounts, and a carbon price on imports.

    For every row of a satellite account: what is caused here (production), what final demand here
    causes anywhere (consumption), embodied imports and exports, the bilateral matrix and
    multipliers. With 'carbon_price' also what a charge on the emissions of covered imports costs,
    by exporting industry (table carbon_border). An account called population, or a row POP in
    persons, gives numbers per person as well. With 'capital', a file of
    region,sector,use_region,use_sector,value, investment is followed to the products that it is
    used up for.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES. Several, or a pattern such as
        'wiod2013-*' or 'wiod2013-{1995..2011}', are compared over the years.
    more_tables
        Further tables, such as those of other years.
    account
        The satellite account; may be left out when there is one.
    stressor
        Rows of the account; all without it.
    region
        Regions to list.
    carbon_price
        Price of emissions, such as 80 (per t, in the currency of the answer) or '80 USD/t'.
    covered
        Sectors whose products are charged.
    importer
        Regions that charge their imports, such as @eu27.
    scope
        Which emissions of a flow are charged. Default: "embodied". One of: direct, embodied,
        embodied-abroad.
    capital
        What industries use up of capital goods, as a CSV: an input of theirs.
    capital_category
        The category of final demand that is investment; goes with 'capital'.
    capital_cost
        The primary input that holds the cost of capital, where value added has several rows.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    follow
        With several tables: the column to follow over the years.
    above
        With several tables: say in which year each row is first above this, such as 20% or 1500.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    top
        Show the first N rows or regions.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "footprint",
        {
            "table": table,
            "more_tables": more_tables,
            "account": account,
            "stressor": stressor,
            "region": region,
            "carbon_price": carbon_price,
            "covered": covered,
            "importer": importer,
            "scope": scope,
            "capital": capital,
            "capital_category": capital_category,
            "capital_cost": capital_cost,
            "group": group,
            "follow": follow,
            "above": above,
            "rate": rate,
            "top": top,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def scan(
    table: Text,
    *,
    importer: Text | None = None,
    exporter: Text | None = None,
    sector: Text | None = None,
    cut: Text | None = None,
    mark_up: Text | None = None,
    rank_by: Text | None = None,
    group: Texts | None = None,
    minimum_flow: float | None = None,
    minimum_cost: float | None = None,
    frontier: bool | None = None,
    no_rest: bool | None = None,
    include_rest: bool | None = None,
    field: Text | None = None,
    trade: Text | None = None,
    hs: Texts | None = None,
    minimum_origin_share: float | None = None,
    export: Text | None = None,
    trade_year: int | None = None,
    reports: Literal["imports", "exports"] | None = None,
    trade_mapping: Text | None = None,
    countries: Text | None = None,
    product_names: Text | None = None,
    concordance: Text | None = None,
    edition_links: Text | None = None,
    end_use: Text | None = None,
    product_elasticities: Text | None = None,
    exchange_rate: float | None = None,
    top: int | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Every export restriction there could be, ranked by what it does.

    One restriction a row: an exporter delivers 'cut' less of a sector's products to an importer.
    The exporter's and the world's value added change by extraction of the flow (nothing replaces
    it); the importer's cost is what its final demand costs more when the missing part costs
    'mark_up' more, to first order. Asymmetry is the importer's cost over the exporter's loss, each
    in % of its own GDP: it is proportional to the premium 'mark_up', so that it ranks restrictions
    and does not say who loses more.

    With 'trade' and 'concordance' the restrictions are of single products by customs code: every
    exporter, product and importer at once, with the exporter's loss and the importer's cost by the
    product's share of its sector, the value added of the industries that use it, and who else sells
    it.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    importer
        Importers to look at.
    exporter
        Exporters to look at.
    sector
        Products to look at.
    cut
        The part that is not delivered: 1, 0.3 or 30%.
    mark_up
        What the missing part costs more: 1 means twice its price.
    rank_by
        The column to rank by, such as importer_cost_pct_gdp, exporter_change_pct_gdp, asymmetry.
    group
        What is restricted together: pair (nothing), sector (a product of all exporters) or exporter
        (all its products); or NAME=CODE,… to let @NAME stand for codes.
    minimum_flow
        Leave out flows up to this size, in the table's unit.
    minimum_cost
        Leave out restrictions that cost the importer less than this, in % of its GDP.
    frontier
        List only restrictions that no other one beats by costing the importer more and the exporter
        less.
    no_rest
        Leave out the rest of the world on both sides: it is not a government.
    include_rest
        With 'trade': list also what the rest of the world sells and buys; without it these rows are
        in 'export' alone.
    field
        Also write the change of value added of every region for every restriction: .csv written
        out, .h5 in factors.
    trade
        Trade by customs code: scans single products.
    hs
        Only these products: two, four or six digits.
    minimum_origin_share
        With 'trade': leave out flows below this share of the importer's imports.
    export
        With 'trade': write all rows and columns to a CSV file.
    trade_year
        Which year; the latest without it.
    reports
        Whose reports count where a file has both: imports or exports. One of: imports, exports.
    trade_mapping
        A CSV key,value that names the columns and units of your own file.
    countries
        BACI's list of countries, where it is not in the archive.
    product_names
        A CSV of codes and names of products.
    concordance
        A CSV of customs codes and classes of ISIC, in pairs or with weights.
    edition_links
        A CSV of customs codes of this edition and of another, to bring products to that one.
    end_use
        A CSV of customs codes and their category of BEC Rev. 4.
    product_elasticities
        A CSV importer,hs92_3,sigma of elasticities of substitution between origins.
    exchange_rate
        USD for one unit of the table's currency, where that is another.
    top
        Show the first N rows or regions.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "scan",
        {
            "table": table,
            "importer": importer,
            "exporter": exporter,
            "sector": sector,
            "cut": cut,
            "mark_up": mark_up,
            "rank_by": rank_by,
            "group": group,
            "minimum_flow": minimum_flow,
            "minimum_cost": minimum_cost,
            "frontier": frontier,
            "no_rest": no_rest,
            "include_rest": include_rest,
            "field": field,
            "trade": trade,
            "hs": hs,
            "minimum_origin_share": minimum_origin_share,
            "export": export,
            "trade_year": trade_year,
            "reports": reports,
            "trade_mapping": trade_mapping,
            "countries": countries,
            "product_names": product_names,
            "concordance": concordance,
            "edition_links": edition_links,
            "end_use": end_use,
            "product_elasticities": product_elasticities,
            "exchange_rate": exchange_rate,
            "top": top,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def sensitivity(
    table: Text,
    user: Text | None = None,
    *,
    of: Text | None = None,
    exposure: Text | None = None,
    final_demand: Text | None = None,
    rank_by: Literal["derivative", "contribution"] | None = None,
    supplier: Text | None = None,
    trade_only: bool | None = None,
    top: int | None = None,
    group: Texts | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Which purchases a region's GDP or an exposure depends on most.

    All n² derivatives of one number by the technical coefficients, from two solves: the GDP of a
    region ('of'), the share of suppliers in the value added behind the output of users ('exposure'
    SUPPLIERS:USERS), or the share of a region's value added in the final demand of another
    ('final_demand' ORIGIN:REGION). The table switches lists the changes of supplier that move it
    most while the user's spending stays the same.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    user
        Only purchases of these users.
    of
        The region whose GDP is meant.
    exposure
        A value-added exposure, such as JPN:KOR/c14.
    final_demand
        A share in final demand, such as CHN:USA.
    rank_by
        Rank coefficients by contribution (coefficient × derivative) or by derivative. Default:
        "contribution". One of: derivative, contribution.
    supplier
        Only purchases from these suppliers.
    trade_only
        Only purchases across a border.
    top
        Show the first N rows or regions.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "sensitivity",
        {
            "table": table,
            "user": user,
            "of": of,
            "exposure": exposure,
            "final_demand": final_demand,
            "rank_by": rank_by,
            "supplier": supplier,
            "trade_only": trade_only,
            "top": top,
            "group": group,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def paths(
    table: Text,
    from_: Text,
    to: Text,
    *,
    depth: int | None = None,
    measure: Literal["output", "value-added"] | None = None,
    top: int | None = None,
    group: Texts | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """The largest supply paths from suppliers to users.

    Structural path analysis: look-through exposure split into its routes, the largest first, each
    with its share in all paths of any length. The search is exact: no path that is left out is
    larger than one that is shown.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    from_
        Suppliers, such as JPN/c9.
    to
        Users, such as KOR/c14.
    depth
        Deliveries on the way, at most. Default: 4.
    measure
        Count the suppliers' output or their value added. Default: "output". One of: output, value-
        added.
    top
        Show the first N rows or regions.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "paths",
        {
            "table": table,
            "from": from_,
            "to": to,
            "depth": depth,
            "measure": measure,
            "top": top,
            "group": group,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def shock(
    table: Text,
    restrict: Texts | None = None,
    *,
    trade: Text | None = None,
    trade_year: int | None = None,
    reports: Literal["imports", "exports"] | None = None,
    trade_mapping: Text | None = None,
    countries: Text | None = None,
    product_names: Text | None = None,
    concordance: Text | None = None,
    edition_links: Text | None = None,
    end_use: Text | None = None,
    product_elasticities: Text | None = None,
    exchange_rate: float | None = None,
    rent: Text | None = None,
    model: Text | None = None,
    replace: Text | None = None,
    spare_capacity: Text | None = None,
    mark_up: Text | None = None,
    input_rule: Text | None = None,
    days: Text | None = None,
    start: Text | None = None,
    duration: Text | None = None,
    inventory_days: Text | None = None,
    inventory_days_by_user: Text | None = None,
    criticality: Text | None = None,
    origin_substitution: Text | None = None,
    switching_days: Text | None = None,
    restock_days: Text | None = None,
    rationing: Text | None = None,
    overproduction_max: Text | None = None,
    overproduction_days: Text | None = None,
    reorder: Text | None = None,
    consumption_elasticity: Text | None = None,
    value_added_elasticity: Text | None = None,
    input_elasticity: Text | None = None,
    sigma_origins: Text | None = None,
    elasticities: Text | None = None,
    factors: Text | None = None,
    theta: Text | None = None,
    deficits: Text | None = None,
    sigma: Text | None = None,
    rounds: Text | None = None,
    drivers: Literal["none", "quick", "all"] | None = None,
    top: int | None = None,
    timings: bool | None = None,
    group: Texts | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Computes what export restrictions do to both sides and to everybody else.

    A restriction is EXPORTER/SECTORS:IMPORTER[/USERS]=CUT[~SHARE]: the exporter delivers CUT less
    of these sectors' products to the importer (to all its users and final demand, or to USERS
    only). SHARE says what part of the sector's flow the restricted product is. Regions and sectors
    may be lists and groups such as @eu27 ('chokepoint groups' lists them, 'group' makes one): every
    pair of an exporter and an importer is restricted.

    A product is written by its customs code, JPN/hs281111:KOR: 'trade' then says how large its flow
    is, and the share of the sector, the users and the origins follow from the data, each with a
    line in the assumptions.

    No single model shows the damage to both sides. Unless 'model' names some, the shock goes
    through a ladder of models that differ in what buyers can do about it, side by side; each says
    what it measures and what it leaves out.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    restrict
        A restriction, such as JPN/c9:KOR=30%; may be repeated.
    trade
        Trade by customs code, for restrictions such as JPN/hs281111:KOR=30%.
    trade_year
        Which year; the latest without it.
    reports
        Whose reports count where a file has both: imports or exports. One of: imports, exports.
    trade_mapping
        A CSV key,value that names the columns and units of your own file.
    countries
        BACI's list of countries, where it is not in the archive.
    product_names
        A CSV of codes and names of products.
    concordance
        A CSV of customs codes and classes of ISIC, in pairs or with weights.
    edition_links
        A CSV of customs codes of this edition and of another, to bring products to that one.
    end_use
        A CSV of customs codes and their category of BEC Rev. 4.
    product_elasticities
        A CSV importer,hs92_3,sigma of elasticities of substitution between origins.
    exchange_rate
        USD for one unit of the table's currency, where that is another.
    rent
        Who keeps the rent of the restrictions, for models with prices: exporter (the default),
        importer or lost.
    model
        Models to run, as a comma list: ladder, extraction, replacement, cost-push, mixed, shortage,
        network, trade-ge, ces, ghosh, feasible.
    replace
        Who replaces what is lost: none, pro-rata, domestic, or region codes.
    spare_capacity
        What replacing industries can make beyond their output, as a share of it.
    mark_up
        Premium on the part that is cut, for cost-push: 1 is twice the price.
    input_rule
        How a missing input limits production, for shortage. linear, half-critical or leontief.
    days
        Horizon of shortage.
    start
        First day of the shock, for shortage.
    duration
        Days the shock lasts, for shortage.
    inventory_days
        Stock of every input in days of use, for shortage.
    inventory_days_by_user
        Stocks of single user sectors, for shortage: a CSV file with the columns sector and days.
    criticality
        Which inputs stop a user under the half-critical rule, for shortage: a CSV file with the
        columns input, user and rating (1, 0.5 or 0).
    origin_substitution
        What part of a restricted input other origins can replace, for shortage.
    switching_days
        Days until other origins do, for shortage.
    restock_days
        Days over which missing stocks are ordered, for shortage.
    rationing
        Share of the target stock below which an input limits production, for shortage.
    overproduction_max
        The most that industries make under scarcity, for shortage.
    overproduction_days
        Days over which overproduction builds up, for shortage.
    reorder
        Buyers move orders to suppliers with spare capacity, for shortage.
    consumption_elasticity
        Elasticity of substitution across sectors in final demand, for network.
    value_added_elasticity
        Elasticity of substitution of value added and inputs, for network.
    input_elasticity
        Elasticity of substitution across inputs, for network.
    sigma_origins
        Elasticity of substitution across origins of a product, for network. Elasticity of
        substitution across origins, which is 1 + theta: another way to give theta, for trade-ge.
        Elasticity of substitution across origins of an input, for ces.
    elasticities
        Trade elasticities by sector for network: caliendo-parro, or a CSV file with the columns
        sector and theta. Trade elasticities by sector for trade-ge: caliendo-parro, or a CSV file
        with the columns sector and theta.
    factors
        Whether factors stay in their industry or move within their region, for network. immobile or
        mobile.
    theta
        Trade elasticity of trade-ge, σ_o - 1: how easily buyers change origin.
    deficits
        What happens to trade deficits in trade-ge. removed or fixed.
    sigma
        Elasticity of substitution across inputs, for ces.
    rounds
        Rounds of handing losses on to customers, for ces.
    drivers
        Vary each parameter within its range: none, quick (what takes little time) or all. Default:
        "quick". One of: none, quick, all.
    top
        Show the first N rows or regions.
    timings
        Add to the table ‘numerics’ how many seconds each model took, which differs from run to run.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "shock",
        {
            "table": table,
            "restrict": restrict,
            "trade": trade,
            "trade_year": trade_year,
            "reports": reports,
            "trade_mapping": trade_mapping,
            "countries": countries,
            "product_names": product_names,
            "concordance": concordance,
            "edition_links": edition_links,
            "end_use": end_use,
            "product_elasticities": product_elasticities,
            "exchange_rate": exchange_rate,
            "rent": rent,
            "model": model,
            "replace": replace,
            "spare_capacity": spare_capacity,
            "mark_up": mark_up,
            "input_rule": input_rule,
            "days": days,
            "start": start,
            "duration": duration,
            "inventory_days": inventory_days,
            "inventory_days_by_user": inventory_days_by_user,
            "criticality": criticality,
            "origin_substitution": origin_substitution,
            "switching_days": switching_days,
            "restock_days": restock_days,
            "rationing": rationing,
            "overproduction_max": overproduction_max,
            "overproduction_days": overproduction_days,
            "reorder": reorder,
            "consumption_elasticity": consumption_elasticity,
            "value_added_elasticity": value_added_elasticity,
            "input_elasticity": input_elasticity,
            "sigma_origins": sigma_origins,
            "elasticities": elasticities,
            "factors": factors,
            "theta": theta,
            "deficits": deficits,
            "sigma": sigma,
            "rounds": rounds,
            "drivers": drivers,
            "top": top,
            "timings": timings,
            "group": group,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def run(
    scenario: Text | None = None,
    *,
    text: Text | Mapping[str, object] | None = None,
    check: bool | None = None,
    top: int | None = None,
    timings: bool | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Runs a scenario file.

    A scenario file (YAML or JSON) names a table and what happens: restrictions, demand and capacity
    changes, tariffs, a carbon price, product overlays, a timeline. 'chokepoint scenario init TABLE'
    writes one with every field explained; Scripts/scenarios has worked cases.

    Parameters
    ----------
    scenario
        A scenario file.
    text
        The scenario itself as YAML or JSON, instead of a file.
    check
        Only check the file against the format and its table.
    top
        Show the first N rows or regions.
    timings
        Add to the table ‘numerics’ how many seconds each model took, which differs from run to run.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "run",
        {
            "scenario": scenario,
            "text": text,
            "check": check,
            "top": top,
            "timings": timings,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def sweep(
    scenario: Text | None = None,
    *,
    text: Text | Mapping[str, object] | None = None,
    set: Texts | None = None,
    method: Literal["grid", "one-at-a-time", "latin-hypercube", "sobol", "morris"] | None = None,
    draws: int | None = None,
    seed: int | None = None,
    metric: Texts | None = None,
    store: Text | None = None,
    resume: bool | None = None,
    shard: Text | None = None,
    export: Text | None = None,
    follow: int | None = None,
    resamples: int | None = None,
    check: bool | None = None,
    top: int | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Varies what is uncertain in a scenario, and says how much depends on it.

    A sweep file is a scenario with a block 'sweep': what is varied (any field of the file by its
    path), how, and what is watched. 'set' varies a field of any scenario: FROM:TO:STEP and A,B,C
    are values of a grid, FROM:TO is a range to draw from. Draws depend on the seed alone, never on
    threads or order; a draw that fails is recorded with its reason.

    Parameters
    ----------
    scenario
        A scenario file, with or without a sweep.
    text
        The scenario itself as YAML or JSON, instead of a file.
    set
        Vary a field: PATH=FROM:TO:STEP, PATH=FROM:TO or PATH=A,B,…; may be repeated.
    method
        How draws are chosen: grid, one-at-a-time, latin-hypercube, sobol, morris. One of: grid,
        one-at-a-time, latin-hypercube, sobol, morris.
    draws
        Draws of latin-hypercube, base points of sobol, trajectories of morris.
    seed
        Seed of all random numbers.
    metric
        Watch COLUMN.REGION, with MODEL: before it for one of several models; the region may be *,
        world, a @group or an industry; may be repeated.
    store
        Keep the draws in this file.
    resume
        Continue the file of 'store' where it was interrupted.
    shard
        Solve part I of N only, for job arrays; 'sweep merge' puts parts together.
    export
        Also write all draws to FILE.csv, FILE.h5 or FILE.parquet.
    follow
        How many of the most affected are followed in 'ranks'. Default: 5.
    resamples
        Bootstrap resamples behind the intervals of 'indices'; 0 for none. Default: 200.
    check
        Only check the file, and say what would be done.
    top
        Show the first N rows or regions.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "sweep",
        {
            "scenario": scenario,
            "text": text,
            "set": set,
            "method": method,
            "draws": draws,
            "seed": seed,
            "metric": metric,
            "store": store,
            "resume": resume,
            "shard": shard,
            "export": export,
            "follow": follow,
            "resamples": resamples,
            "check": check,
            "top": top,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def sweep_report(
    file: Text,
    *,
    export: Text | None = None,
    follow: int | None = None,
    resamples: int | None = None,
    top: int | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Reports again on a file of draws, without solving anything.

    The file may be finished or not, of all draws or of a shard. CSV is the table 'draws' unless
    --table names another, and written draw by draw, as are HDF5 (-o FILE.h5) and Parquet (-o
    FILE.parquet): for any number of draws.

    Parameters
    ----------
    file
        The file of draws.
    export
        Also write all draws to FILE.csv, FILE.h5 or FILE.parquet.
    follow
        How many of the most affected are followed in 'ranks'. Default: 5.
    resamples
        Bootstrap resamples behind the intervals of 'indices'; 0 for none. Default: 200.
    top
        Show the first N rows or regions.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "sweep report",
        {
            "file": file,
            "export": export,
            "follow": follow,
            "resamples": resamples,
            "top": top,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def convert(
    table: Text,
    output: Text,
    *,
    force: bool | None = None,
    to: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    trade_year: int | None = None,
    reports: Literal["imports", "exports"] | None = None,
    trade_mapping: Text | None = None,
    countries: Text | None = None,
    product_names: Text | None = None,
    concordance: Text | None = None,
    edition_links: Text | None = None,
    end_use: Text | None = None,
    product_elasticities: Text | None = None,
    exchange_rate: float | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Converts any readable table to another format, and says what is lost.

    The ending of DEST decides: .h5 is the native format, .npz NumPy’s archive, .xlsx an Excel
    workbook, .pymrio a folder of text that pymrio loads, .pymrio-parquet the same in Parquet, .csv
    and .parquet one flow a row, a name without ending or with a final / a folder of CSV files. 'to'
    overrides it. What a format does not keep is said.

    Trade by customs code (BACI's zip or CSV, UN Comtrade's CSV, your own CSV) becomes a native file
    that opens in an instant.

    Parameters
    ----------
    table
        The table to read: a path, or a name.
    output
        Where to write it.
    force
        Write also where that replaces a file that is read.
    to
        The format to write: native, pymrio, pymrio-parquet, csv, npz, xlsx, long, long-parquet.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    trade_year
        Which year; the latest without it.
    reports
        Whose reports count where a file has both: imports or exports. One of: imports, exports.
    trade_mapping
        A CSV key,value that names the columns and units of your own file.
    countries
        BACI's list of countries, where it is not in the archive.
    product_names
        A CSV of codes and names of products.
    concordance
        A CSV of customs codes and classes of ISIC, in pairs or with weights.
    edition_links
        A CSV of customs codes of this edition and of another, to bring products to that one.
    end_use
        A CSV of customs codes and their category of BEC Rev. 4.
    product_elasticities
        A CSV importer,hs92_3,sigma of elasticities of substitution between origins.
    exchange_rate
        USD for one unit of the table's currency, where that is another.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "convert",
        {
            "table": table,
            "output": output,
            "force": force,
            "to": to,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
            "trade_year": trade_year,
            "reports": reports,
            "trade_mapping": trade_mapping,
            "countries": countries,
            "product_names": product_names,
            "concordance": concordance,
            "edition_links": edition_links,
            "end_use": end_use,
            "product_elasticities": product_elasticities,
            "exchange_rate": exchange_rate,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def aggregate(
    table: Text,
    output: Text,
    *,
    regions: Text | None = None,
    sectors: Text | None = None,
    common_sectors: bool | None = None,
    bloc: Texts | None = None,
    force: bool | None = None,
    name: Text | None = None,
    group: Texts | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Merges regions and sectors by concordance; every total is kept.

    A concordance is a CSV with the header old,new or old,new,name that maps every old code once.
    'bloc' merges the regions it lists and leaves the others alone; groups may stand in it, also as
    they were in a year (@eu@2011) or in the year of the table (@eu@table).

    'sectors' also takes a list by name: oecd50, oecd45, oecd36, wiod2016, figaro64, isic4,
    isic4-a-t, oecd11, wiod2013, isic3, broad. The sectors of the table must be those of a list that
    is known, or of EXIOBASE, and each must lie within one sector of the new list; where they do
    not, 'common_sectors' takes the finest sectors that both lists have, and a warning names them.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    output
        Where to write the table.
    regions
        Concordance CSV of regions.
    sectors
        Concordance CSV of sectors, or a list that is known by name.
    common_sectors
        With a list: the finest sectors that it and the table have in common.
    bloc
        Regions to merge; may be repeated.
    force
        Write also where that replaces a file that is read.
    name
        Name of the new table.
    group
        Lets @NAME stand for these region codes.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "aggregate",
        {
            "table": table,
            "output": output,
            "regions": regions,
            "sectors": sectors,
            "common_sectors": common_sectors,
            "bloc": bloc,
            "force": force,
            "name": name,
            "group": group,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def disaggregate(
    table: Text,
    output: Text,
    *,
    regions: Text | None = None,
    sectors: Text | None = None,
    normalize: bool | None = None,
    inner_share: float | None = None,
    force: bool | None = None,
    name: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Splits regions or sectors by weights; every total is kept.

    A split is a CSV with the columns old, new and weight, and where wanted name (of the part) and
    region or sector (where the weight holds; * for all). Weights of the parts of one code add up to
    1. What the file does not name stays as it is.

    The parts share sales, inputs and value added by weight, and the flows among them by both
    weights: nothing is known about who buys what. 'inner_share' keeps a share of these flows within
    the same part, such as the home bias of provinces. Results for a part say as much as its weight
    does; 'shock' with a product overlay shows how far other splits lie apart.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    output
        Where to write the table.
    regions
        CSV of the parts of regions.
    sectors
        CSV of the parts of sectors.
    normalize
        Divide weights by their sum, so that they may be amounts.
    inner_share
        Share of the flows inside what is split that stays within the same part, beside what goes by
        weight.
    force
        Write also where that replaces a file that is read.
    name
        Name of the new table.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "disaggregate",
        {
            "table": table,
            "output": output,
            "regions": regions,
            "sectors": sectors,
            "normalize": normalize,
            "inner_share": inner_share,
            "force": force,
            "name": name,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def ras(
    table: Text,
    output: Text,
    *,
    totals: Texts | None = None,
    to: Text | None = None,
    industries_only: bool | None = None,
    tolerance: float | None = None,
    iterations: int | None = None,
    force: bool | None = None,
    name: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Balances a table to new totals by RAS, or GRAS where cells are negative.

    A totals file is a CSV; its last column says what it holds: region,sector,output new output of
    an industry region,sector,value_added new value added region,sector,output_growth growth of it,
    as 3% or 0.03 region,sector,value_added_growth likewise region,category,final_demand new total
    of a final-demand column region,category,final_demand_growth A column may be left out, and *
    stands for all: region,output holds the totals of regions, which their industries share as they
    do now. Of growth rates the line that fits most closely counts.

    What is not given follows: output and value added grow together; taxes with output; final demand
    with its region's income and by one factor that closes the world; accounts with their industry's
    output. Cells keep their sign, and zeros stay: where a total changes its sign there may be no
    such table, and the error names it.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    output
        Where to write the table.
    totals
        CSV of new totals; may be repeated.
    to
        A table with the same labels: all its totals, and its primary inputs, are met.
    industries_only
        With 'to': output and value added alone are met, and final demand follows.
    tolerance
        Largest gap that a row may keep, as a share of its cells. Default: 1e-10.
    iterations
        Largest number of iterations. Default: 2000.
    force
        Write also where that replaces a file that is read.
    name
        Name of the new table.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "ras",
        {
            "table": table,
            "output": output,
            "totals": totals,
            "to": to,
            "industries_only": industries_only,
            "tolerance": tolerance,
            "iterations": iterations,
            "force": force,
            "name": name,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def deflate(
    table: Text,
    output: Text,
    *,
    prices: Text | None = None,
    index: float | None = None,
    base: float | None = None,
    rate: float | None = None,
    rates: Text | None = None,
    currency: Text | None = None,
    unit: Text | None = None,
    force: bool | None = None,
    name: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Restates a table in constant prices, or in another currency.

    'prices' is a CSV with the header region,sector,index (or industry,index; a column may be left
    out, and * stands for all; the line that fits most closely counts). An index of 'base', 100 if
    not given, is the price of the base year. Every seller's row is divided by its price, taxes by
    the price of the buyer's inputs, and value added is what remains (double deflation), so that
    rows and columns balance as before. 'index' divides all amounts by one price.

    'rate' or 'rates' convert money: all amounts, and account rows in the table's unit, are
    multiplied by one rate. 'rates' is a CSV with the header from,to,rate or from,to,year,rate, from
    which the currency of the unit and the year of the table pick.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    output
        Where to write the table.
    prices
        CSV of price indices by region and sector.
    index
        One price index for everything.
    base
        The index of the base year. Default: 100.
    rate
        Units of the new currency for one of the old.
    rates
        CSV of exchange rates.
    currency
        The new currency, such as EUR, for 'rate' and 'rates'.
    unit
        The new unit; without it the old one with the currency replaced, or with '(constant
        prices)'.
    force
        Write also where that replaces a file that is read.
    name
        Name of the new table.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "deflate",
        {
            "table": table,
            "output": output,
            "prices": prices,
            "index": index,
            "base": base,
            "rate": rate,
            "rates": rates,
            "currency": currency,
            "unit": unit,
            "force": force,
            "name": name,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def satellite_add(
    table: Text,
    file: Text,
    output: Text,
    name: Text,
    origin: Text,
    *,
    force: bool | None = None,
    stressor: Text | None = None,
    unit: Text | None = None,
    missing: Literal["refused", "zero"] | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Writes a copy of a table with one more account, from a CSV file.

    The file has one of these headers: region,sector,value with 'stressor' and 'unit'
    region,sector,stressor,unit,value one number a line region,sector,CO2 (kt),jobs (1000) a column
    for each stressor with its unit Final demand itself is written as the sector final_demand:CODE.
    Every industry needs a number; missing ones are named, and taken as 0 only when 'missing' zero
    says so.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    file
        The account as a CSV file.
    output
        Where to write the table.
    name
        Name of the account, such as co2.
    origin
        Where the numbers come from, for the table's provenance.
    force
        Write also where that replaces a file that is read.
    stressor
        Code of the numbers in the column value.
    unit
        Unit of the numbers in the column value.
    missing
        What a missing number means. Default: "refused". One of: refused, zero.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "satellite add",
        {
            "table": table,
            "file": file,
            "output": output,
            "name": name,
            "origin": origin,
            "force": force,
            "stressor": stressor,
            "unit": unit,
            "missing": missing,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def doctor(
    *,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Shows which BLAS/LAPACK answers, its kernel, threads and speed, and versions.

    Warns when the reference BLAS is in use. Example: chokepoint doctor

    Parameters
    ----------
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "doctor",
        {
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def cache(
    *,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Shows what is kept between runs, or clears it.

    Decoded tables, factors and inverses are kept under $XDG_CACHE_HOME/chokepoint (or
    ~/.cache/chokepoint), by the SHA-256 of the table's file, up to $CHOKEPOINT_CACHE_LIMIT (8G);
    what was not used for longest goes first.

    Parameters
    ----------
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "cache",
        {
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def products(
    trade: Text,
    importer: Text,
    *,
    exporter: Text | None = None,
    hs: Texts | None = None,
    with_table: Text | None = None,
    rank_by: Text | None = None,
    dependent_only: bool | None = None,
    concentration: float | None = None,
    outside_share: float | None = None,
    import_export_ratio: float | None = None,
    largest_share: float | None = None,
    vulnerable_share: float | None = None,
    world_concentration: float | None = None,
    exports: Literal["outside", "all"] | None = None,
    group: Texts | None = None,
    top: int | None = None,
    trade_year: int | None = None,
    reports: Literal["imports", "exports"] | None = None,
    trade_mapping: Text | None = None,
    countries: Text | None = None,
    product_names: Text | None = None,
    concordance: Text | None = None,
    edition_links: Text | None = None,
    end_use: Text | None = None,
    product_elasticities: Text | None = None,
    exchange_rate: float | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Which products an economy depends on others for, by customs code.

    One product a row: how concentrated its origins are, what part comes from outside, how imports
    compare with exports, who sells most of it, and how much that seller depends on the buyer. A
    product is dependent when all three of the European Commission's indicators are above their
    thresholds.

    Parameters
    ----------
    trade
        Trade by customs code: BACI's zip or CSV, UN Comtrade's CSV, your own CSV, or a native file.
    importer
        Who imports: a code, a name, a list or a group, such as @eu, @eu@2019 or, for the members in
        the year of the trade, @eu@trade.
    exporter
        Only products that these sell.
    hs
        Only these products: two, four or six digits.
    with_table
        A table whose industries use the products, for the value added at risk.
    rank_by
        The column to rank by, such as outside_imports, hhi, asymmetry, value_added_at_risk.
    dependent_only
        Only products that are dependent by all three indicators.
    concentration
        Threshold of the concentration of origins (0.4).
    outside_share
        Threshold of outside imports in all imports (0.5).
    import_export_ratio
        Threshold of imports over exports (1).
    largest_share
        Threshold of the largest origin's share, Korea's rule (0.5).
    vulnerable_share
        Threshold of the largest origin's share for vulnerable (0.7).
    world_concentration
        Threshold of the concentration of world exports, for GeoDep (0.4).
    exports
        Exports that imports are compared with: outside the group, or all. Default: "outside". One
        of: outside, all.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    top
        Show the first N rows or regions.
    trade_year
        Which year; the latest without it.
    reports
        Whose reports count where a file has both: imports or exports. One of: imports, exports.
    trade_mapping
        A CSV key,value that names the columns and units of your own file.
    countries
        BACI's list of countries, where it is not in the archive.
    product_names
        A CSV of codes and names of products.
    concordance
        A CSV of customs codes and classes of ISIC, in pairs or with weights.
    edition_links
        A CSV of customs codes of this edition and of another, to bring products to that one.
    end_use
        A CSV of customs codes and their category of BEC Rev. 4.
    product_elasticities
        A CSV importer,hs92_3,sigma of elasticities of substitution between origins.
    exchange_rate
        USD for one unit of the table's currency, where that is another.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "products",
        {
            "trade": trade,
            "importer": importer,
            "exporter": exporter,
            "hs": hs,
            "with_table": with_table,
            "rank_by": rank_by,
            "dependent_only": dependent_only,
            "concentration": concentration,
            "outside_share": outside_share,
            "import_export_ratio": import_export_ratio,
            "largest_share": largest_share,
            "vulnerable_share": vulnerable_share,
            "world_concentration": world_concentration,
            "exports": exports,
            "group": group,
            "top": top,
            "trade_year": trade_year,
            "reports": reports,
            "trade_mapping": trade_mapping,
            "countries": countries,
            "product_names": product_names,
            "concordance": concordance,
            "edition_links": edition_links,
            "end_use": end_use,
            "product_elasticities": product_elasticities,
            "exchange_rate": exchange_rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def product(
    trade: Text,
    hs: Text,
    importer: Text,
    *,
    between: Text | None = None,
    group: Texts | None = None,
    top: int | None = None,
    trade_year: int | None = None,
    reports: Literal["imports", "exports"] | None = None,
    trade_mapping: Text | None = None,
    countries: Text | None = None,
    product_names: Text | None = None,
    concordance: Text | None = None,
    edition_links: Text | None = None,
    end_use: Text | None = None,
    product_elasticities: Text | None = None,
    exchange_rate: float | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """One product through the years: who sells it, and who came in when somebody left.

    Parameters
    ----------
    trade
        Trade by customs code: BACI's zip or CSV, UN Comtrade's CSV, your own CSV, or a native file.
    hs
        The product: six digits.
    importer
        Who imports: a code, a name, a list or a group, such as @eu, @eu@2019 or, for the members in
        the year of the trade, @eu@trade.
    between
        Two years to compare; the first and the last without it.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    top
        Show the first N rows or regions.
    trade_year
        Which year; the latest without it.
    reports
        Whose reports count where a file has both: imports or exports. One of: imports, exports.
    trade_mapping
        A CSV key,value that names the columns and units of your own file.
    countries
        BACI's list of countries, where it is not in the archive.
    product_names
        A CSV of codes and names of products.
    concordance
        A CSV of customs codes and classes of ISIC, in pairs or with weights.
    edition_links
        A CSV of customs codes of this edition and of another, to bring products to that one.
    end_use
        A CSV of customs codes and their category of BEC Rev. 4.
    product_elasticities
        A CSV importer,hs92_3,sigma of elasticities of substitution between origins.
    exchange_rate
        USD for one unit of the table's currency, where that is another.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "product",
        {
            "trade": trade,
            "hs": hs,
            "importer": importer,
            "between": between,
            "group": group,
            "top": top,
            "trade_year": trade_year,
            "reports": reports,
            "trade_mapping": trade_mapping,
            "countries": countries,
            "product_names": product_names,
            "concordance": concordance,
            "edition_links": edition_links,
            "end_use": end_use,
            "product_elasticities": product_elasticities,
            "exchange_rate": exchange_rate,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def explain(
    term: Text | None = None,
    *,
    top: int | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Explains a term, a model, a parameter, an indicator or a column.

    Says what a word means, how it is computed, where it comes from, and what to look up next.
    Without a word it lists all of them. Every column of every result has an entry.

    Parameters
    ----------
    term
        The word to explain; without one, all words are listed.
    top
        Show the first N rows or regions.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "explain",
        {
            "term": term,
            "top": top,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def results_compare(
    first: Text,
    second: Text,
    *,
    top: int | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Shows two results side by side: answers, assumptions, and every number.

    Both are files that --format json wrote. Rows of tables are found by their words, columns by
    their names.

    Parameters
    ----------
    first
        The first result, JSON.
    second
        The second result, JSON.
    top
        Show the first N rows or regions.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "results compare",
        {
            "first": first,
            "second": second,
            "top": top,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def linkages(
    table: Text,
    *,
    industry: Text | None = None,
    group: Texts | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Linkages of industries, key sectors, and what is lost without one.

    Backward and forward linkages (Rasmussen, Ghosh, pure), key sectors, and the hypothetical
    extraction of every industry (whole, its purchases, its sales) and of every region (whole, its
    imported inputs, its exported inputs, all its exports). Nothing replaces what is taken out: the
    weight of an industry, not a forecast.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    industry
        Industries to list, such as KOR or JPN/c9.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "linkages",
        {
            "table": table,
            "industry": industry,
            "group": group,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def lengths(
    table: Text,
    *,
    from_: Text | None = None,
    to: Text | None = None,
    industry: Text | None = None,
    group: Texts | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Average propagation lengths: in how many steps a change reaches others.

    Without 'from' and 'to': of every industry to all its suppliers (backward) and all its users
    (forward), weighted with the size of the effects. With both: between each supplier and each
    user, beside the strength of their tie (Dietzenbacher, Romero & Bosma 2005).

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    from_
        Suppliers, such as JPN/c9; with 'to'.
    to
        Users, such as KOR/c14; with 'from'.
    industry
        Industries to list, such as KOR or JPN/c9.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "lengths",
        {
            "table": table,
            "from": from_,
            "to": to,
            "industry": industry,
            "group": group,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def fragmentation(
    table: Text,
    *,
    industry: Text | None = None,
    bloc: Texts | None = None,
    group: Texts | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Over how many stages and countries final products are made.

    The average number of stages (Fally), the value added abroad (Los, Timmer & de Vries), imported
    inputs (Feenstra & Hanson, broad and narrow) and the import content (Hummels, Ishii & Yi) of
    every final product and of every country. With 'bloc' also the value added in other members of
    the country's bloc.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    industry
        Industries to list, such as KOR or JPN/c9.
    bloc
        Regions that are one bloc, such as @eu27; may be repeated.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "fragmentation",
        {
            "table": table,
            "industry": industry,
            "bloc": bloc,
            "group": group,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def influence(
    table: Text,
    *,
    from_: Text | None = None,
    to: Text | None = None,
    order: Literal["intensity", "elasticity", "tolerance"] | None = None,
    threshold: float | None = None,
    top: int | None = None,
    group: Texts | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """The input coefficients that matter most: the field of influence.

    For every input coefficient: what its change does to the whole Leontief inverse (Sonis &
    Hewings), to world output, and by how much it may change before its supplier's output changes by
    'threshold' (Schintke & Stäglin).

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    from_
        Suppliers, such as JPN/c9; all without it.
    to
        Users, such as KOR/c14; all without it.
    order
        How coefficients are ranked: by the effect of the same relative change on world output, by
        the sum of the field, or by how small a change matters to the supplier. Default:
        "elasticity". One of: intensity, elasticity, tolerance.
    threshold
        Change of the supplier's output that counts as much. Default: 0.01.
    top
        Show the first N rows or regions.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "influence",
        {
            "table": table,
            "from": from_,
            "to": to,
            "order": order,
            "threshold": threshold,
            "top": top,
            "group": group,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def triangulate(
    table: Text,
    *,
    by: Literal["sector", "region"] | None = None,
    region: Text | None = None,
    group: Texts | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """The order of sectors or regions in which most is sold onward.

    Puts sectors (or, with 'by' region, countries) in the order in which the largest part of what
    they sell to each other goes to later ones: the triangulated table. Up to 18 of them the order
    is proved best; beyond that a bound says how much better any order could be.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    by
        Order sectors, or regions. Default: "sector". One of: sector, region.
    region
        Regions whose deliveries to each other count; all without it.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "triangulate",
        {
            "table": table,
            "by": by,
            "region": region,
            "group": group,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def centrality(
    table: Text,
    *,
    industry: Text | None = None,
    damping: float | None = None,
    flows: int | None = None,
    resolution: float | None = None,
    group: Texts | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """PageRank, betweenness and communities of the network of deliveries.

    Which industries matter as suppliers and as buyers (PageRank on the input coefficients), which
    stand between others (betweenness on the largest deliveries), and which groups trade most with
    each other (communities by the method of Louvain).

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    industry
        Industries to list, such as KOR or JPN/c9.
    damping
        Probability with which the walk of PageRank goes on. Default: 0.85.
    flows
        How many of the largest deliveries are the network of betweenness. Default: 5000.
    resolution
        Above 1 for more and smaller communities, below 1 for fewer. Default: 1.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "centrality",
        {
            "table": table,
            "industry": industry,
            "damping": damping,
            "flows": flows,
            "resolution": resolution,
            "group": group,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def sda(
    tables: Texts | None = None,
    *,
    of: Literal["production", "industries", "consumption", "dependence"] | None = None,
    method: Literal["all", "polar", "lmdi"] | None = None,
    account: Text | None = None,
    stressor: Text | None = None,
    from_: Text | None = None,
    to: Text | None = None,
    region: Text | None = None,
    group: Texts | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Why value added, emissions or dependence changed: structural decomposition.

    Splits a change between years into the contributions of intensity (value added or emissions per
    unit of output), technology, the trade structure of inputs and of final products, and the mix
    and level of final demand. The mean is over all orders of the factors, or over one and its
    reverse ('method' polar); 'method' lmdi is the logarithmic mean Divisia index. Several tables
    are chained. Use tables in constant prices.

    Parameters
    ----------
    tables
        Two tables or more, in the order of their years.
    of
        What changed: of each country's production or industries, of its final demand (consumption),
        or the dependence of 'to' on 'from'. Default: "production". One of: production, industries,
        consumption, dependence.
    method
        How contributions are computed. Default: "all". One of: all, polar, lmdi.
    account
        A satellite account; value added without it.
    stressor
        Row of the account; may be left out when it has one.
    from_
        Suppliers, for dependence.
    to
        Regions whose final demand depends on them.
    region
        Countries (or industries) to list.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "sda",
        {
            "tables": tables,
            "of": of,
            "method": method,
            "account": account,
            "stressor": stressor,
            "from": from_,
            "to": to,
            "region": region,
            "group": group,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def tiva(
    table: Text,
    *,
    region: Text | None = None,
    content: Literal["all-primary-inputs", "value-added"] | None = None,
    group: Texts | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Indicators of trade in value added under the names of the OECD.

    Every indicator with its OECD name (EXGR_DVA, FFD_DVA, IMGR_DVA, DEXFVAPSH …) by country;
    exports by partner and by industry; and participation in value chains: backward, forward and
    two-sided (Borin, Mancini & Taglioni). The table indicators says how each is computed and where
    the same number stands in other commands.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    region
        Countries to list; all without it.
    content
        Primary inputs that count as value added. One of: all-primary-inputs, value-added.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "tiva",
        {
            "table": table,
            "region": region,
            "content": content,
            "group": group,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def screen(
    tables: Texts | None = None,
    *,
    score: float | None = None,
    smallest: float | None = None,
    fewest: int | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Implausible numbers in a table, and jumps in a series of tables.

    Compares every input coefficient with that of the same sectors in all other regions, and, where
    several tables are given, its growth and that of output with the growth elsewhere, by the robust
    z (median and median absolute deviation of logarithms). A report, never a repair: regions
    differ, and technology changes.

    Parameters
    ----------
    tables
        A table, or several in the order of their years.
    score
        A number is implausible from so many robust standard deviations on. Default: 3.5.
    smallest
        Smallest difference of an input coefficient that is listed. Default: 0.01.
    fewest
        Fewest regions that make a comparison. Default: 8.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "screen",
        {
            "tables": tables,
            "score": score,
            "smallest": smallest,
            "fewest": fewest,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def project(
    table: Text,
    totals: Text,
    output: Text,
    *,
    deviation: float | None = None,
    tolerance: float | None = None,
    sweeps: int | None = None,
    force: bool | None = None,
    name: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Moves a table to another year by macroeconomic totals, even contradictory ones.

    The file has the columns region,quantity,value and, if totals have standard deviations of their
    own, deviation. Quantities: gdp, output, final_demand, exports, imports. A value is an amount in
    the table's unit, or growth such as 3%; * is every region. Every industry stays balanced. Totals
    that contradict each other give way in proportion to their standard deviations (KRAS), and each
    that did is named; a deviation of 0 never gives way.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    totals
        CSV of totals by region.
    output
        Where to write the table.
    deviation
        Standard deviation of totals that have none of their own. Default: 0.01.
    tolerance
        Largest relative gap. Default: 1e-09.
    sweeps
        Largest number of passes over all totals. Default: 5000.
    force
        Write also where that replaces a file that is read.
    name
        Name of the new table.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "project",
        {
            "table": table,
            "totals": totals,
            "output": output,
            "deviation": deviation,
            "tolerance": tolerance,
            "sweeps": sweeps,
            "force": force,
            "name": name,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def supply_use(
    table: Text,
    *,
    year: int | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Audits supply and use tables, and tries the four models on them.

    Supply and use by product, output and cost by industry, negative cells, and what each model of
    the Eurostat manual would make of the tables: A product technology, B industry technology, C
    fixed industry sales structure, D fixed product sales structure. 'symmetric' writes the table of
    one of them.

    Read are a folder of CSV files with supply.csv and use.csv, a MARIO workbook, FIGARO's matrices
    eu-ic-supply and eu-ic-use in one folder, EXIOBASE's monetary and hybrid tables, GLORIA's
    folder, Eora's national files, and the OECD's national tables T1500, T1600 and T1610 as CSV.

    Parameters
    ----------
    table
        The supply and use tables: a folder or file.
    year
        Which year, where the files hold several.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "supply-use",
        {
            "table": table,
            "year": year,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def symmetric(
    table: Text,
    output: Text,
    *,
    year: int | None = None,
    model: Literal["A", "B", "C", "D"] | None = None,
    totals: Text | None = None,
    to_year: int | None = None,
    force: bool | None = None,
    name: Text | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Makes a symmetric table of supply and use tables.

    The models are those of the Eurostat manual (2008, chapter 11):

    A product by product, product technology: every product is made with the same inputs in whatever
    industry B product by product, industry technology: an industry makes all its products with the
    same inputs C industry by industry, fixed industry sales structure: an industry sells all its
    products to the same users D industry by industry, fixed product sales structure: a product goes
    to the same users whoever makes it

    A and C need as many products as industries and may give negative cells. These are counted and
    kept. The assumption stands in the history of the table.

    With 'totals' the tables are first moved to another year by SUT-RAS (Temurshoev & Timmer 2011):
    a CSV of kind,region,code,total with the output and inputs of industries, final demand, and
    supply of imports, margins and taxes; totals of products need not be known.

    Parameters
    ----------
    table
        The supply and use tables: a folder or file.
    output
        Where to write the table.
    year
        Which year, where the files hold several.
    model
        The model: A, B, C or D. Default: "D". One of: A, B, C, D.
    totals
        Totals that the tables are moved to first, as a CSV.
    to_year
        The year of the totals.
    force
        Write also where that replaces a file that is read.
    name
        Name of the new table.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "symmetric",
        {
            "table": table,
            "output": output,
            "year": year,
            "model": model,
            "totals": totals,
            "to_year": to_year,
            "force": force,
            "name": name,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def satellite_characterize(
    table: Text,
    file: Text,
    output: Text,
    name: Text,
    *,
    account: Text | None = None,
    force: bool | None = None,
    origin: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Writes a copy of a table with the impacts of one of its accounts.

    The file has the columns stressor, impact, factor, impact_unit and stressor_unit, as pymrio's
    factors have them. A factor is in the impact's unit per the stressor's unit, and the stressor's
    unit must be that of the account. Stressors without a factor, and factors without a stressor,
    are named.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    file
        The factors as a CSV file.
    output
        Where to write the table.
    name
        Name of the new account, such as impacts.
    account
        The account of stressors; may be left out when there is one.
    force
        Write also where that replaces a file that is read.
    origin
        Where the factors come from, for the provenance.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "satellite characterize",
        {
            "table": table,
            "file": file,
            "output": output,
            "name": name,
            "account": account,
            "force": force,
            "origin": origin,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def responsibility(
    table: Text,
    *,
    account: Text | None = None,
    stressor: Text | None = None,
    region: Text | None = None,
    group: Texts | None = None,
    rate: Text | None = None,
    format_hint: Text | None = None,
    year: int | None = None,
    keep_split: bool | None = None,
    mapping: Text | None = None,
    view: Text | None = None,
    no_satellites: bool | None = None,
    repair: Literal["small"] | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """One account by producer, consumer, income and bilateral trade, side by side.

    Who answers for emissions, jobs or materials: the region where they occur (production), the
    region whose final demand causes them anywhere (consumption), the region whose capital and
    labour enable them downstream (income), and the region that buys the products of others whatever
    it does with them (EEBT). Each adds up to the same world total.

    Parameters
    ----------
    table
        A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
    account
        The satellite account; may be left out when there is one.
    stressor
        Rows of the account; all without it.
    region
        Regions to list.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    rate
        Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one costs
        1.08 of the table’s currency.
    format_hint
        The table's format, where it is not what the content looks like.
    year
        Which year, where a file has several.
    keep_split
        Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    mapping
        The file that explains a long or wide CSV table of your own.
    view
        industry or product, where a source holds both.
    no_satellites
        Leave satellite accounts out, to save memory where there are thousands of rows.
    repair
        Which faults of the table to repair first: small; the result lists each repair. One of:
        small.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "responsibility",
        {
            "table": table,
            "account": account,
            "stressor": stressor,
            "region": region,
            "group": group,
            "rate": rate,
            "format_hint": format_hint,
            "year": year,
            "keep_split": keep_split,
            "mapping": mapping,
            "view": view,
            "no_satellites": no_satellites,
            "repair": repair,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def plan(
    question: Text | Mapping[str, object],
    *,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Says how much memory and time another command takes, before it does.

    The command's table is opened and nothing is computed. Memory is what the command holds at its
    peak; time is rough. Every command checks its memory by itself and stops before it allocates
    what cannot be had; its --force goes on all the same.

    Parameters
    ----------
    question
        The other question, as its JSON object.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "plan",
        {
            "question": question,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def mirror(
    trade: Text,
    *,
    exports_file: Text | None = None,
    importer: Text | None = None,
    exporter: Text | None = None,
    hs: Texts | None = None,
    score: float | None = None,
    smallest_gap: float | None = None,
    group: Texts | None = None,
    top: int | None = None,
    trade_year: int | None = None,
    reports: Literal["imports", "exports"] | None = None,
    trade_mapping: Text | None = None,
    countries: Text | None = None,
    product_names: Text | None = None,
    concordance: Text | None = None,
    edition_links: Text | None = None,
    end_use: Text | None = None,
    product_elasticities: Text | None = None,
    exchange_rate: float | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """The same trade as importers and as exporters report it.

    Sets the importer's report of every flow beside the exporter's, measures how far they are apart,
    and lists the flows whose ratio is far from the usual one by the robust z, or that one side
    alone reports. A report, never a repair: which side is right is not known.

    Parameters
    ----------
    trade
        Trade by customs code: BACI's zip or CSV, UN Comtrade's CSV, your own CSV, or a native file.
    exports_file
        The exporters' reports, where they are in a file of their own.
    importer
        Only what these import: a code, a name, a list or a group.
    exporter
        Only what these export.
    hs
        Only these products: two, four or six digits.
    score
        A ratio of reports is implausible from so many robust standard deviations on. Default: 3.5.
    smallest_gap
        Smallest gap that is listed, USD.
    group
        Lets @NAME stand for these region or sector codes; may be repeated.
    top
        Show the first N rows or regions.
    trade_year
        Which year; the latest without it.
    reports
        Whose reports count where a file has both: imports or exports. One of: imports, exports.
    trade_mapping
        A CSV key,value that names the columns and units of your own file.
    countries
        BACI's list of countries, where it is not in the archive.
    product_names
        A CSV of codes and names of products.
    concordance
        A CSV of customs codes and classes of ISIC, in pairs or with weights.
    edition_links
        A CSV of customs codes of this edition and of another, to bring products to that one.
    end_use
        A CSV of customs codes and their category of BEC Rev. 4.
    product_elasticities
        A CSV importer,hs92_3,sigma of elasticities of substitution between origins.
    exchange_rate
        USD for one unit of the table's currency, where that is another.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "mirror",
        {
            "trade": trade,
            "exports_file": exports_file,
            "importer": importer,
            "exporter": exporter,
            "hs": hs,
            "score": score,
            "smallest_gap": smallest_gap,
            "group": group,
            "top": top,
            "trade_year": trade_year,
            "reports": reports,
            "trade_mapping": trade_mapping,
            "countries": countries,
            "product_names": product_names,
            "concordance": concordance,
            "edition_links": edition_links,
            "end_use": end_use,
            "product_elasticities": product_elasticities,
            "exchange_rate": exchange_rate,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


def vary(
    question: Text | Mapping[str, object],
    *,
    over: Texts | None = None,
    threads: int | None = None,
    cache: bool = True,
    progress: bool | None = None,
) -> Result:
    """Asks another command for several values of its options.

    First come options with their values, then the command as usual. The tables of all answers are
    put below each other, and a table ‘range’ says how far each number moves. Several options make
    every combination, 200 at most. Parameters of models are drawn with their probabilities by
    ‘sweep’.

    Parameters
    ----------
    question
        The other question, as its JSON object.
    over
        Choices and their values, each CHOICE=VALUE,VALUE or CHOICE=FROM:TO:COUNT.
    threads, cache, progress
        Threads for the linear algebra, whether tables are kept between questions, and
        whether progress is shown (None: where somebody looks).
    """
    return answer(
        "vary",
        {
            "question": question,
            "over": over,
        },
        threads=threads,
        cache=cache,
        progress=progress,
    )


class SessionQuestions(Asks):
    """The questions of a session, whose table stands where none is given."""

    def tables(
        self,
    ) -> Result:
        """Lists the tables found: name, year, regions × sectors, unit, source.

        Looks into Tables/ and the folders of $CHOKEPOINT_TABLES.

        Parameters
        ----------
        """
        return self._ask(
            _question(
                "tables",
                {
                },
            )
        )

    def info(
        self,
        *,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Shows dimensions, labels, totals, provenance and satellites of a table.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "info",
                {
                    "table": table if table is not None else self.table,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def check(
        self,
        *,
        worst: int | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Audits a table: balance, negative and empty cells, productivity, condition.

        Nothing is repaired.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        worst
            How many of the worst to name in each list. Default: 5.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "check",
                {
                    "table": table if table is not None else self.table,
                    "worst": worst,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def compare(
        self,
        other: Text,
        *,
        relative: float | None = None,
        absolute: float | None = None,
        worst: int | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Says whether two tables are the same, and which labels, totals and cells differ.

        Labels are matched by code, in any order; totals and cells are compared on what both tables
        have. Two numbers differ when they do so by more than 'relative' of the larger one and by
        more than 'absolute'.

        Parameters
        ----------
        table
            A table: a path, or a name.
        other
            Another.
        relative
            Share of the larger number. Default: 1e-09.
        absolute
            Amount in the unit of the numbers.
        worst
            Differences to name of each kind. Default: 5.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "compare",
                {
                    "table": table if table is not None else self.table,
                    "other": other,
                    "relative": relative,
                    "absolute": absolute,
                    "worst": worst,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def groups(
        self,
        *,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Lists the groups of countries that @NAME stands for.

        With a table also which members it has. @eu, @euro, @oecd, @brics, @asean, @rcep also take a
        year: @eu@2011 is the membership at the end of 2011, @eu@table that of the table's year.
        Define others with --group NAME=CODE,… or in a scenario file.

        Parameters
        ----------
        table
            A table: a path, or a name.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "groups",
                {
                    "table": table if table is not None else self.table,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def solve(
        self,
        *,
        demand: Text | None = None,
        inverse: Text | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Solves for the output that a final demand needs, by industry.

        Without 'demand' the table's own final demand is solved, which reproduces its output. FILE
        is a CSV with the header region,sector,value; industries that it does not name have no final
        demand, and their number is reported.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        demand
            Final demand by industry, a CSV.
        inverse
            Write L = (I − A)⁻¹ to this .h5 or .csv file.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "solve",
                {
                    "table": table if table is not None else self.table,
                    "demand": demand,
                    "inverse": inverse,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def multipliers(
        self,
        *,
        households: Text | None = None,
        labour: Text | None = None,
        spent_share: float | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Output, value-added and satellite multipliers of every industry.

        What one unit of final demand for an industry's product sets in motion, everywhere and in
        its own region. With 'households' and 'labour' also what it sets in motion when households
        spend what they earn by it (type II; table household_multipliers), for output, value added,
        labour income and every row of every account, such as jobs.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        households
            Categories of final demand that are households’ spending.
        labour
            Primary inputs that are paid for labour; goes with 'households'.
        spent_share
            Share of a further unit of earnings that is spent, 0 to 1; spending over earnings of the
            region, at most 1, without it.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "multipliers",
                {
                    "table": table if table is not None else self.table,
                    "households": households,
                    "labour": labour,
                    "spent_share": spent_share,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def origins(
        self,
        destination: Text | None = None,
        *,
        origin: Text | None = None,
        by: Literal["region", "industry"] | None = None,
        group: Texts | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Value added by origin and destination, VAX, and value added in exports.

        Who earns what from whose final demand, through any number of hands (table origins); value
        added exports beside gross exports (vax); who earned what of each region's gross exports
        (origins_in_exports).

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        destination
            Regions of final demand to list.
        origin
            Origins to list, such as JPN, JPN/c9 or @eu27.
        by
            Origins as whole regions or as industries; industries when 'origin' names sectors. One
            of: region, industry.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "origins",
                {
                    "table": table if table is not None else self.table,
                    "destination": destination,
                    "origin": origin,
                    "by": by,
                    "group": group,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def exposure(
        self,
        user: Texts | None = None,
        *,
        supplier: Texts | None = None,
        measure: Literal["direct", "look-through", "value-added"] | None = None,
        side: Literal["input", "sales"] | None = None,
        by: Literal["region", "industry"] | None = None,
        industrial: bool | None = None,
        among: Text | None = None,
        group: Texts | None = None,
        top: int | None = None,
        follow: Text | None = None,
        above: Text | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        tables: Texts | None = None,
    ) -> Result:
        """How much users depend on suppliers: face value, looked through, value added.

        The share of suppliers in the inputs of users: in what they buy directly, in all output
        needed through any number of hands (Baldwin, Freeman & Theodorakopoulos 2023), and in the
        value added behind it. The hidden ratio is look-through over direct. With 'side' sales it is
        producers who depend on markets.

        'user' and 'supplier' take REGION, REGION/SECTOR, lists and groups; everything in one option
        is one group, and each may be repeated. @abroad stands for all regions but the user's own.
        Several tables give a time series.

        Parameters
        ----------
        tables
            Tables: paths, or names; several are compared, such as years.
        user
            A group of users, such as KOR/c14; may be repeated; every region without it.
        supplier
            A group of suppliers (with 'side' sales, of buyers); may be repeated; every region
            without it.
        measure
            The measure that suppliers are ranked by. Default: "look-through". One of: direct, look-
            through, value-added.
        side
            Users and their inputs, or producers and their sales. Default: "input". One of: input,
            sales.
        by
            Without 'supplier': list regions or single industries. Default: "region". One of:
            region, industry.
        industrial
            Count manufacturing sectors only, by the provider's codes.
        among
            Count these suppliers' sectors only, above and below the line.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        top
            Show the first N rows or regions.
        follow
            With several tables: the column to follow over the years.
        above
            With several tables: say in which year each row is first above this, such as 20% or
            1500.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "exposure",
                {
                    "tables": tables if tables is not None else self.table,
                    "user": user,
                    "supplier": supplier,
                    "measure": measure,
                    "side": side,
                    "by": by,
                    "industrial": industrial,
                    "among": among,
                    "group": group,
                    "top": top,
                    "follow": follow,
                    "above": above,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def concentration(
        self,
        user: Texts | None = None,
        *,
        more_tables: Texts | None = None,
        by: Literal["region", "industry"] | None = None,
        side: Literal["input", "sales"] | None = None,
        industrial: bool | None = None,
        among: Text | None = None,
        group: Texts | None = None,
        follow: Text | None = None,
        above: Text | None = None,
        top: int | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """How concentrated inputs (or sales) are over regions: the HHI.

        The Herfindahl–Hirschman index over regions of origin, direct, looked through and in value
        added, with and without home, and the largest suppliers. 'among' asks for the origins of
        some products only.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES. Several, or a pattern such
            as 'wiod2013-*' or 'wiod2013-{1995..2011}', are compared over the years.
        user
            A group of users, such as KOR/c14; may be repeated; every region without it.
        more_tables
            Further tables, such as those of other years.
        by
            One row a group of users, or one an industry. Default: "region". One of: region,
            industry.
        side
            Inputs over origins, or sales over regions of use. Default: "input". One of: input,
            sales.
        industrial
            Count manufacturing sectors only, by the provider's codes.
        among
            Count these suppliers' sectors only, above and below the line.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        follow
            With several tables: the column to follow over the years.
        above
            With several tables: say in which year each row is first above this, such as 20% or
            1500.
        top
            Show the first N rows or regions.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "concentration",
                {
                    "table": table if table is not None else self.table,
                    "user": user,
                    "more_tables": more_tables,
                    "by": by,
                    "side": side,
                    "industrial": industrial,
                    "among": among,
                    "group": group,
                    "follow": follow,
                    "above": above,
                    "top": top,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def position(
        self,
        *,
        more_tables: Texts | None = None,
        industry: Text | None = None,
        no_inventory_correction: bool | None = None,
        inventory: Text | None = None,
        group: Texts | None = None,
        follow: Text | None = None,
        above: Text | None = None,
        top: int | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Where industries and regions stand in value chains: up- and downstreamness.

        Upstreamness, downstreamness, final use and value added in gross output, with the net-
        inventory correction of Antràs & Chor (2018).

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES. Several, or a pattern such
            as 'wiod2013-*' or 'wiod2013-{1995..2011}', are compared over the years.
        more_tables
            Further tables, such as those of other years.
        industry
            Industries to list, such as KOR or JPN/c9.
        no_inventory_correction
            Leave changes in inventories in final use.
        inventory
            Final-demand categories that are changes in inventories, where their codes do not say
            so.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        follow
            With several tables: the column to follow over the years.
        above
            With several tables: say in which year each row is first above this, such as 20% or
            1500.
        top
            Show the first N rows or regions.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "position",
                {
                    "table": table if table is not None else self.table,
                    "more_tables": more_tables,
                    "industry": industry,
                    "no_inventory_correction": no_inventory_correction,
                    "inventory": inventory,
                    "group": group,
                    "follow": follow,
                    "above": above,
                    "top": top,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def decompose(
        self,
        *,
        more_tables: Texts | None = None,
        method: Text | None = None,
        basis: Literal["source", "sink"] | None = None,
        by: Text | None = None,
        partner: Text | None = None,
        exporter: Text | None = None,
        content: Literal["all-primary-inputs", "value-added"] | None = None,
        group: Texts | None = None,
        follow: Text | None = None,
        above: Text | None = None,
        rate: Text | None = None,
        top: int | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Splits gross exports by where value comes from and where it is absorbed.

        Columns that all methods share: gross exports EXGR, domestic content DC = DVA + DDC,
        domestic value added DVA = VAX + REF, foreign content FC = FVA + FDC; then the method's own
        terms, which the table terms explains.

        Methods: borin-mancini (2023; source- or sink-based, exporter perspective), kww (Koopman,
        Wang & Wei 2014, 9 terms), wwz (Wang, Wei & Zhu 2013, 16 terms), miroudot-ye (Miroudot & Ye
        2021). The indicators of the OECD are those of 'chokepoint tiva'.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES. Several, or a pattern such
            as 'wiod2013-*' or 'wiod2013-{1995..2011}', are compared over the years.
        more_tables
            Further tables, such as those of other years.
        method
            borin-mancini, kww, wwz or miroudot-ye.
        basis
            When value added counts, for borin-mancini. One of: source, sink.
        by
            Rows by partner, by sector, or by both: partner,sector.
        partner
            Partners to list, such as CHN or @eu27; rows are then by partner.
        exporter
            Exporters to list.
        content
            Primary inputs that count as value added. One of: all-primary-inputs, value-added.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        follow
            With several tables: the column to follow over the years.
        above
            With several tables: say in which year each row is first above this, such as 20% or
            1500.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        top
            Show the first N rows or regions.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "decompose",
                {
                    "table": table if table is not None else self.table,
                    "more_tables": more_tables,
                    "method": method,
                    "basis": basis,
                    "by": by,
                    "partner": partner,
                    "exporter": exporter,
                    "content": content,
                    "group": group,
                    "follow": follow,
                    "above": above,
                    "rate": rate,
                    "top": top,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def footprint(
        self,
        *,
        more_tables: Texts | None = None,
        account: Text | None = None,
        stressor: Text | None = None,
        region: Text | None = None,
        carbon_price: Text | None = None,
        covered: Text | None = None,
        importer: Text | None = None,
        scope: Literal["direct", "embodied", "embodied-abroad"] | None = None,
        capital: Text | None = None,
        capital_category: Text | None = None,
        capital_cost: Text | None = None,
        group: Texts | None = None,
        follow: Text | None = None,
        above: Text | None = None,
        rate: Text | None = None,
        top: int | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Production- and consumption-based accounts, and a carbon price on imports.

        For every row of a satellite account: what is caused here (production), what final demand
        here causes anywhere (consumption), embodied imports and exports, the bilateral matrix and
        multipliers. With 'carbon_price' also what a charge on the emissions of covered imports
        costs, by exporting industry (table carbon_border). An account called population, or a row
        POP in persons, gives numbers per person as well. With 'capital', a file of
        region,sector,use_region,use_sector,value, investment is followed to the products that it is
        used up for.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES. Several, or a pattern such
            as 'wiod2013-*' or 'wiod2013-{1995..2011}', are compared over the years.
        more_tables
            Further tables, such as those of other years.
        account
            The satellite account; may be left out when there is one.
        stressor
            Rows of the account; all without it.
        region
            Regions to list.
        carbon_price
            Price of emissions, such as 80 (per t, in the currency of the answer) or '80 USD/t'.
        covered
            Sectors whose products are charged.
        importer
            Regions that charge their imports, such as @eu27.
        scope
            Which emissions of a flow are charged. Default: "embodied". One of: direct, embodied,
            embodied-abroad.
        capital
            What industries use up of capital goods, as a CSV: an input of theirs.
        capital_category
            The category of final demand that is investment; goes with 'capital'.
        capital_cost
            The primary input that holds the cost of capital, where value added has several rows.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        follow
            With several tables: the column to follow over the years.
        above
            With several tables: say in which year each row is first above this, such as 20% or
            1500.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        top
            Show the first N rows or regions.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "footprint",
                {
                    "table": table if table is not None else self.table,
                    "more_tables": more_tables,
                    "account": account,
                    "stressor": stressor,
                    "region": region,
                    "carbon_price": carbon_price,
                    "covered": covered,
                    "importer": importer,
                    "scope": scope,
                    "capital": capital,
                    "capital_category": capital_category,
                    "capital_cost": capital_cost,
                    "group": group,
                    "follow": follow,
                    "above": above,
                    "rate": rate,
                    "top": top,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def scan(
        self,
        *,
        importer: Text | None = None,
        exporter: Text | None = None,
        sector: Text | None = None,
        cut: Text | None = None,
        mark_up: Text | None = None,
        rank_by: Text | None = None,
        group: Texts | None = None,
        minimum_flow: float | None = None,
        minimum_cost: float | None = None,
        frontier: bool | None = None,
        no_rest: bool | None = None,
        include_rest: bool | None = None,
        field: Text | None = None,
        trade: Text | None = None,
        hs: Texts | None = None,
        minimum_origin_share: float | None = None,
        export: Text | None = None,
        trade_year: int | None = None,
        reports: Literal["imports", "exports"] | None = None,
        trade_mapping: Text | None = None,
        countries: Text | None = None,
        product_names: Text | None = None,
        concordance: Text | None = None,
        edition_links: Text | None = None,
        end_use: Text | None = None,
        product_elasticities: Text | None = None,
        exchange_rate: float | None = None,
        top: int | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Every export restriction there could be, ranked by what it does.

        One restriction a row: an exporter delivers 'cut' less of a sector's products to an
        importer. The exporter's and the world's value added change by extraction of the flow
        (nothing replaces it); the importer's cost is what its final demand costs more when the
        missing part costs 'mark_up' more, to first order. Asymmetry is the importer's cost over the
        exporter's loss, each in % of its own GDP: it is proportional to the premium 'mark_up', so
        that it ranks restrictions and does not say who loses more.

        With 'trade' and 'concordance' the restrictions are of single products by customs code:
        every exporter, product and importer at once, with the exporter's loss and the importer's
        cost by the product's share of its sector, the value added of the industries that use it,
        and who else sells it.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        importer
            Importers to look at.
        exporter
            Exporters to look at.
        sector
            Products to look at.
        cut
            The part that is not delivered: 1, 0.3 or 30%.
        mark_up
            What the missing part costs more: 1 means twice its price.
        rank_by
            The column to rank by, such as importer_cost_pct_gdp, exporter_change_pct_gdp,
            asymmetry.
        group
            What is restricted together: pair (nothing), sector (a product of all exporters) or
            exporter (all its products); or NAME=CODE,… to let @NAME stand for codes.
        minimum_flow
            Leave out flows up to this size, in the table's unit.
        minimum_cost
            Leave out restrictions that cost the importer less than this, in % of its GDP.
        frontier
            List only restrictions that no other one beats by costing the importer more and the
            exporter less.
        no_rest
            Leave out the rest of the world on both sides: it is not a government.
        include_rest
            With 'trade': list also what the rest of the world sells and buys; without it these rows
            are in 'export' alone.
        field
            Also write the change of value added of every region for every restriction: .csv written
            out, .h5 in factors.
        trade
            Trade by customs code: scans single products.
        hs
            Only these products: two, four or six digits.
        minimum_origin_share
            With 'trade': leave out flows below this share of the importer's imports.
        export
            With 'trade': write all rows and columns to a CSV file.
        trade_year
            Which year; the latest without it.
        reports
            Whose reports count where a file has both: imports or exports. One of: imports, exports.
        trade_mapping
            A CSV key,value that names the columns and units of your own file.
        countries
            BACI's list of countries, where it is not in the archive.
        product_names
            A CSV of codes and names of products.
        concordance
            A CSV of customs codes and classes of ISIC, in pairs or with weights.
        edition_links
            A CSV of customs codes of this edition and of another, to bring products to that one.
        end_use
            A CSV of customs codes and their category of BEC Rev. 4.
        product_elasticities
            A CSV importer,hs92_3,sigma of elasticities of substitution between origins.
        exchange_rate
            USD for one unit of the table's currency, where that is another.
        top
            Show the first N rows or regions.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "scan",
                {
                    "table": table if table is not None else self.table,
                    "importer": importer,
                    "exporter": exporter,
                    "sector": sector,
                    "cut": cut,
                    "mark_up": mark_up,
                    "rank_by": rank_by,
                    "group": group,
                    "minimum_flow": minimum_flow,
                    "minimum_cost": minimum_cost,
                    "frontier": frontier,
                    "no_rest": no_rest,
                    "include_rest": include_rest,
                    "field": field,
                    "trade": trade,
                    "hs": hs,
                    "minimum_origin_share": minimum_origin_share,
                    "export": export,
                    "trade_year": trade_year,
                    "reports": reports,
                    "trade_mapping": trade_mapping,
                    "countries": countries,
                    "product_names": product_names,
                    "concordance": concordance,
                    "edition_links": edition_links,
                    "end_use": end_use,
                    "product_elasticities": product_elasticities,
                    "exchange_rate": exchange_rate,
                    "top": top,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def sensitivity(
        self,
        user: Text | None = None,
        *,
        of: Text | None = None,
        exposure: Text | None = None,
        final_demand: Text | None = None,
        rank_by: Literal["derivative", "contribution"] | None = None,
        supplier: Text | None = None,
        trade_only: bool | None = None,
        top: int | None = None,
        group: Texts | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Which purchases a region's GDP or an exposure depends on most.

        All n² derivatives of one number by the technical coefficients, from two solves: the GDP of
        a region ('of'), the share of suppliers in the value added behind the output of users
        ('exposure' SUPPLIERS:USERS), or the share of a region's value added in the final demand of
        another ('final_demand' ORIGIN:REGION). The table switches lists the changes of supplier
        that move it most while the user's spending stays the same.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        user
            Only purchases of these users.
        of
            The region whose GDP is meant.
        exposure
            A value-added exposure, such as JPN:KOR/c14.
        final_demand
            A share in final demand, such as CHN:USA.
        rank_by
            Rank coefficients by contribution (coefficient × derivative) or by derivative. Default:
            "contribution". One of: derivative, contribution.
        supplier
            Only purchases from these suppliers.
        trade_only
            Only purchases across a border.
        top
            Show the first N rows or regions.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "sensitivity",
                {
                    "table": table if table is not None else self.table,
                    "user": user,
                    "of": of,
                    "exposure": exposure,
                    "final_demand": final_demand,
                    "rank_by": rank_by,
                    "supplier": supplier,
                    "trade_only": trade_only,
                    "top": top,
                    "group": group,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def paths(
        self,
        from_: Text,
        to: Text,
        *,
        depth: int | None = None,
        measure: Literal["output", "value-added"] | None = None,
        top: int | None = None,
        group: Texts | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """The largest supply paths from suppliers to users.

        Structural path analysis: look-through exposure split into its routes, the largest first,
        each with its share in all paths of any length. The search is exact: no path that is left
        out is larger than one that is shown.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        from_
            Suppliers, such as JPN/c9.
        to
            Users, such as KOR/c14.
        depth
            Deliveries on the way, at most. Default: 4.
        measure
            Count the suppliers' output or their value added. Default: "output". One of: output,
            value-added.
        top
            Show the first N rows or regions.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "paths",
                {
                    "table": table if table is not None else self.table,
                    "from": from_,
                    "to": to,
                    "depth": depth,
                    "measure": measure,
                    "top": top,
                    "group": group,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def shock(
        self,
        restrict: Texts | None = None,
        *,
        trade: Text | None = None,
        trade_year: int | None = None,
        reports: Literal["imports", "exports"] | None = None,
        trade_mapping: Text | None = None,
        countries: Text | None = None,
        product_names: Text | None = None,
        concordance: Text | None = None,
        edition_links: Text | None = None,
        end_use: Text | None = None,
        product_elasticities: Text | None = None,
        exchange_rate: float | None = None,
        rent: Text | None = None,
        model: Text | None = None,
        replace: Text | None = None,
        spare_capacity: Text | None = None,
        mark_up: Text | None = None,
        input_rule: Text | None = None,
        days: Text | None = None,
        start: Text | None = None,
        duration: Text | None = None,
        inventory_days: Text | None = None,
        inventory_days_by_user: Text | None = None,
        criticality: Text | None = None,
        origin_substitution: Text | None = None,
        switching_days: Text | None = None,
        restock_days: Text | None = None,
        rationing: Text | None = None,
        overproduction_max: Text | None = None,
        overproduction_days: Text | None = None,
        reorder: Text | None = None,
        consumption_elasticity: Text | None = None,
        value_added_elasticity: Text | None = None,
        input_elasticity: Text | None = None,
        sigma_origins: Text | None = None,
        elasticities: Text | None = None,
        factors: Text | None = None,
        theta: Text | None = None,
        deficits: Text | None = None,
        sigma: Text | None = None,
        rounds: Text | None = None,
        drivers: Literal["none", "quick", "all"] | None = None,
        top: int | None = None,
        timings: bool | None = None,
        group: Texts | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Computes what export restrictions do to both sides and to everybody else.

        A restriction is EXPORTER/SECTORS:IMPORTER[/USERS]=CUT[~SHARE]: the exporter delivers CUT
        less of these sectors' products to the importer (to all its users and final demand, or to
        USERS only). SHARE says what part of the sector's flow the restricted product is. Regions
        and sectors may be lists and groups such as @eu27 ('chokepoint groups' lists them, 'group'
        makes one): every pair of an exporter and an importer is restricted.

        A product is written by its customs code, JPN/hs281111:KOR: 'trade' then says how large its
        flow is, and the share of the sector, the users and the origins follow from the data, each
        with a line in the assumptions.

        No single model shows the damage to both sides. Unless 'model' names some, the shock goes
        through a ladder of models that differ in what buyers can do about it, side by side; each
        says what it measures and what it leaves out.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        restrict
            A restriction, such as JPN/c9:KOR=30%; may be repeated.
        trade
            Trade by customs code, for restrictions such as JPN/hs281111:KOR=30%.
        trade_year
            Which year; the latest without it.
        reports
            Whose reports count where a file has both: imports or exports. One of: imports, exports.
        trade_mapping
            A CSV key,value that names the columns and units of your own file.
        countries
            BACI's list of countries, where it is not in the archive.
        product_names
            A CSV of codes and names of products.
        concordance
            A CSV of customs codes and classes of ISIC, in pairs or with weights.
        edition_links
            A CSV of customs codes of this edition and of another, to bring products to that one.
        end_use
            A CSV of customs codes and their category of BEC Rev. 4.
        product_elasticities
            A CSV importer,hs92_3,sigma of elasticities of substitution between origins.
        exchange_rate
            USD for one unit of the table's currency, where that is another.
        rent
            Who keeps the rent of the restrictions, for models with prices: exporter (the default),
            importer or lost.
        model
            Models to run, as a comma list: ladder, extraction, replacement, cost-push, mixed,
            shortage, network, trade-ge, ces, ghosh, feasible.
        replace
            Who replaces what is lost: none, pro-rata, domestic, or region codes.
        spare_capacity
            What replacing industries can make beyond their output, as a share of it.
        mark_up
            Premium on the part that is cut, for cost-push: 1 is twice the price.
        input_rule
            How a missing input limits production, for shortage. linear, half-critical or leontief.
        days
            Horizon of shortage.
        start
            First day of the shock, for shortage.
        duration
            Days the shock lasts, for shortage.
        inventory_days
            Stock of every input in days of use, for shortage.
        inventory_days_by_user
            Stocks of single user sectors, for shortage: a CSV file with the columns sector and
            days.
        criticality
            Which inputs stop a user under the half-critical rule, for shortage: a CSV file with the
            columns input, user and rating (1, 0.5 or 0).
        origin_substitution
            What part of a restricted input other origins can replace, for shortage.
        switching_days
            Days until other origins do, for shortage.
        restock_days
            Days over which missing stocks are ordered, for shortage.
        rationing
            Share of the target stock below which an input limits production, for shortage.
        overproduction_max
            The most that industries make under scarcity, for shortage.
        overproduction_days
            Days over which overproduction builds up, for shortage.
        reorder
            Buyers move orders to suppliers with spare capacity, for shortage.
        consumption_elasticity
            Elasticity of substitution across sectors in final demand, for network.
        value_added_elasticity
            Elasticity of substitution of value added and inputs, for network.
        input_elasticity
            Elasticity of substitution across inputs, for network.
        sigma_origins
            Elasticity of substitution across origins of a product, for network. Elasticity of
            substitution across origins, which is 1 + theta: another way to give theta, for trade-
            ge. Elasticity of substitution across origins of an input, for ces.
        elasticities
            Trade elasticities by sector for network: caliendo-parro, or a CSV file with the columns
            sector and theta. Trade elasticities by sector for trade-ge: caliendo-parro, or a CSV
            file with the columns sector and theta.
        factors
            Whether factors stay in their industry or move within their region, for network.
            immobile or mobile.
        theta
            Trade elasticity of trade-ge, σ_o - 1: how easily buyers change origin.
        deficits
            What happens to trade deficits in trade-ge. removed or fixed.
        sigma
            Elasticity of substitution across inputs, for ces.
        rounds
            Rounds of handing losses on to customers, for ces.
        drivers
            Vary each parameter within its range: none, quick (what takes little time) or all.
            Default: "quick". One of: none, quick, all.
        top
            Show the first N rows or regions.
        timings
            Add to the table ‘numerics’ how many seconds each model took, which differs from run to
            run.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "shock",
                {
                    "table": table if table is not None else self.table,
                    "restrict": restrict,
                    "trade": trade,
                    "trade_year": trade_year,
                    "reports": reports,
                    "trade_mapping": trade_mapping,
                    "countries": countries,
                    "product_names": product_names,
                    "concordance": concordance,
                    "edition_links": edition_links,
                    "end_use": end_use,
                    "product_elasticities": product_elasticities,
                    "exchange_rate": exchange_rate,
                    "rent": rent,
                    "model": model,
                    "replace": replace,
                    "spare_capacity": spare_capacity,
                    "mark_up": mark_up,
                    "input_rule": input_rule,
                    "days": days,
                    "start": start,
                    "duration": duration,
                    "inventory_days": inventory_days,
                    "inventory_days_by_user": inventory_days_by_user,
                    "criticality": criticality,
                    "origin_substitution": origin_substitution,
                    "switching_days": switching_days,
                    "restock_days": restock_days,
                    "rationing": rationing,
                    "overproduction_max": overproduction_max,
                    "overproduction_days": overproduction_days,
                    "reorder": reorder,
                    "consumption_elasticity": consumption_elasticity,
                    "value_added_elasticity": value_added_elasticity,
                    "input_elasticity": input_elasticity,
                    "sigma_origins": sigma_origins,
                    "elasticities": elasticities,
                    "factors": factors,
                    "theta": theta,
                    "deficits": deficits,
                    "sigma": sigma,
                    "rounds": rounds,
                    "drivers": drivers,
                    "top": top,
                    "timings": timings,
                    "group": group,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def run(
        self,
        scenario: Text | None = None,
        *,
        text: Text | Mapping[str, object] | None = None,
        check: bool | None = None,
        top: int | None = None,
        timings: bool | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
    ) -> Result:
        """Runs a scenario file.

        A scenario file (YAML or JSON) names a table and what happens: restrictions, demand and
        capacity changes, tariffs, a carbon price, product overlays, a timeline. 'chokepoint
        scenario init TABLE' writes one with every field explained; Scripts/scenarios has worked
        cases.

        Parameters
        ----------
        scenario
            A scenario file.
        text
            The scenario itself as YAML or JSON, instead of a file.
        check
            Only check the file against the format and its table.
        top
            Show the first N rows or regions.
        timings
            Add to the table ‘numerics’ how many seconds each model took, which differs from run to
            run.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "run",
                {
                    "scenario": scenario,
                    "text": text,
                    "check": check,
                    "top": top,
                    "timings": timings,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def sweep(
        self,
        scenario: Text | None = None,
        *,
        text: Text | Mapping[str, object] | None = None,
        set: Texts | None = None,
        method: Literal["grid", "one-at-a-time", "latin-hypercube", "sobol", "morris"] | None = None,
        draws: int | None = None,
        seed: int | None = None,
        metric: Texts | None = None,
        store: Text | None = None,
        resume: bool | None = None,
        shard: Text | None = None,
        export: Text | None = None,
        follow: int | None = None,
        resamples: int | None = None,
        check: bool | None = None,
        top: int | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
    ) -> Result:
        """Varies what is uncertain in a scenario, and says how much depends on it.

        A sweep file is a scenario with a block 'sweep': what is varied (any field of the file by
        its path), how, and what is watched. 'set' varies a field of any scenario: FROM:TO:STEP and
        A,B,C are values of a grid, FROM:TO is a range to draw from. Draws depend on the seed alone,
        never on threads or order; a draw that fails is recorded with its reason.

        Parameters
        ----------
        scenario
            A scenario file, with or without a sweep.
        text
            The scenario itself as YAML or JSON, instead of a file.
        set
            Vary a field: PATH=FROM:TO:STEP, PATH=FROM:TO or PATH=A,B,…; may be repeated.
        method
            How draws are chosen: grid, one-at-a-time, latin-hypercube, sobol, morris. One of: grid,
            one-at-a-time, latin-hypercube, sobol, morris.
        draws
            Draws of latin-hypercube, base points of sobol, trajectories of morris.
        seed
            Seed of all random numbers.
        metric
            Watch COLUMN.REGION, with MODEL: before it for one of several models; the region may be
            *, world, a @group or an industry; may be repeated.
        store
            Keep the draws in this file.
        resume
            Continue the file of 'store' where it was interrupted.
        shard
            Solve part I of N only, for job arrays; 'sweep merge' puts parts together.
        export
            Also write all draws to FILE.csv, FILE.h5 or FILE.parquet.
        follow
            How many of the most affected are followed in 'ranks'. Default: 5.
        resamples
            Bootstrap resamples behind the intervals of 'indices'; 0 for none. Default: 200.
        check
            Only check the file, and say what would be done.
        top
            Show the first N rows or regions.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "sweep",
                {
                    "scenario": scenario,
                    "text": text,
                    "set": set,
                    "method": method,
                    "draws": draws,
                    "seed": seed,
                    "metric": metric,
                    "store": store,
                    "resume": resume,
                    "shard": shard,
                    "export": export,
                    "follow": follow,
                    "resamples": resamples,
                    "check": check,
                    "top": top,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def sweep_report(
        self,
        file: Text,
        *,
        export: Text | None = None,
        follow: int | None = None,
        resamples: int | None = None,
        top: int | None = None,
    ) -> Result:
        """Reports again on a file of draws, without solving anything.

        The file may be finished or not, of all draws or of a shard. CSV is the table 'draws' unless
        --table names another, and written draw by draw, as are HDF5 (-o FILE.h5) and Parquet (-o
        FILE.parquet): for any number of draws.

        Parameters
        ----------
        file
            The file of draws.
        export
            Also write all draws to FILE.csv, FILE.h5 or FILE.parquet.
        follow
            How many of the most affected are followed in 'ranks'. Default: 5.
        resamples
            Bootstrap resamples behind the intervals of 'indices'; 0 for none. Default: 200.
        top
            Show the first N rows or regions.
        """
        return self._ask(
            _question(
                "sweep report",
                {
                    "file": file,
                    "export": export,
                    "follow": follow,
                    "resamples": resamples,
                    "top": top,
                },
            )
        )

    def convert(
        self,
        output: Text,
        *,
        force: bool | None = None,
        to: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        trade_year: int | None = None,
        reports: Literal["imports", "exports"] | None = None,
        trade_mapping: Text | None = None,
        countries: Text | None = None,
        product_names: Text | None = None,
        concordance: Text | None = None,
        edition_links: Text | None = None,
        end_use: Text | None = None,
        product_elasticities: Text | None = None,
        exchange_rate: float | None = None,
        table: Text | None = None,
    ) -> Result:
        """Converts any readable table to another format, and says what is lost.

        The ending of DEST decides: .h5 is the native format, .npz NumPy’s archive, .xlsx an Excel
        workbook, .pymrio a folder of text that pymrio loads, .pymrio-parquet the same in Parquet,
        .csv and .parquet one flow a row, a name without ending or with a final / a folder of CSV
        files. 'to' overrides it. What a format does not keep is said.

        Trade by customs code (BACI's zip or CSV, UN Comtrade's CSV, your own CSV) becomes a native
        file that opens in an instant.

        Parameters
        ----------
        table
            The table to read: a path, or a name.
        output
            Where to write it.
        force
            Write also where that replaces a file that is read.
        to
            The format to write: native, pymrio, pymrio-parquet, csv, npz, xlsx, long, long-parquet.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        trade_year
            Which year; the latest without it.
        reports
            Whose reports count where a file has both: imports or exports. One of: imports, exports.
        trade_mapping
            A CSV key,value that names the columns and units of your own file.
        countries
            BACI's list of countries, where it is not in the archive.
        product_names
            A CSV of codes and names of products.
        concordance
            A CSV of customs codes and classes of ISIC, in pairs or with weights.
        edition_links
            A CSV of customs codes of this edition and of another, to bring products to that one.
        end_use
            A CSV of customs codes and their category of BEC Rev. 4.
        product_elasticities
            A CSV importer,hs92_3,sigma of elasticities of substitution between origins.
        exchange_rate
            USD for one unit of the table's currency, where that is another.
        """
        return self._ask(
            _question(
                "convert",
                {
                    "table": table if table is not None else self.table,
                    "output": output,
                    "force": force,
                    "to": to,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                    "trade_year": trade_year,
                    "reports": reports,
                    "trade_mapping": trade_mapping,
                    "countries": countries,
                    "product_names": product_names,
                    "concordance": concordance,
                    "edition_links": edition_links,
                    "end_use": end_use,
                    "product_elasticities": product_elasticities,
                    "exchange_rate": exchange_rate,
                },
            )
        )

    def aggregate(
        self,
        output: Text,
        *,
        regions: Text | None = None,
        sectors: Text | None = None,
        common_sectors: bool | None = None,
        bloc: Texts | None = None,
        force: bool | None = None,
        name: Text | None = None,
        group: Texts | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Merges regions and sectors by concordance; every total is kept.

        A concordance is a CSV with the header old,new or old,new,name that maps every old code
        once. 'bloc' merges the regions it lists and leaves the others alone; groups may stand in
        it, also as they were in a year (@eu@2011) or in the year of the table (@eu@table).

        'sectors' also takes a list by name: oecd50, oecd45, oecd36, wiod2016, figaro64, isic4,
        isic4-a-t, oecd11, wiod2013, isic3, broad. The sectors of the table must be those of a list
        that is known, or of EXIOBASE, and each must lie within one sector of the new list; where
        they do not, 'common_sectors' takes the finest sectors that both lists have, and a warning
        names them.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        output
            Where to write the table.
        regions
            Concordance CSV of regions.
        sectors
            Concordance CSV of sectors, or a list that is known by name.
        common_sectors
            With a list: the finest sectors that it and the table have in common.
        bloc
            Regions to merge; may be repeated.
        force
            Write also where that replaces a file that is read.
        name
            Name of the new table.
        group
            Lets @NAME stand for these region codes.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "aggregate",
                {
                    "table": table if table is not None else self.table,
                    "output": output,
                    "regions": regions,
                    "sectors": sectors,
                    "common_sectors": common_sectors,
                    "bloc": bloc,
                    "force": force,
                    "name": name,
                    "group": group,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def disaggregate(
        self,
        output: Text,
        *,
        regions: Text | None = None,
        sectors: Text | None = None,
        normalize: bool | None = None,
        inner_share: float | None = None,
        force: bool | None = None,
        name: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Splits regions or sectors by weights; every total is kept.

        A split is a CSV with the columns old, new and weight, and where wanted name (of the part)
        and region or sector (where the weight holds; * for all). Weights of the parts of one code
        add up to 1. What the file does not name stays as it is.

        The parts share sales, inputs and value added by weight, and the flows among them by both
        weights: nothing is known about who buys what. 'inner_share' keeps a share of these flows
        within the same part, such as the home bias of provinces. Results for a part say as much as
        its weight does; 'shock' with a product overlay shows how far other splits lie apart.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        output
            Where to write the table.
        regions
            CSV of the parts of regions.
        sectors
            CSV of the parts of sectors.
        normalize
            Divide weights by their sum, so that they may be amounts.
        inner_share
            Share of the flows inside what is split that stays within the same part, beside what
            goes by weight.
        force
            Write also where that replaces a file that is read.
        name
            Name of the new table.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "disaggregate",
                {
                    "table": table if table is not None else self.table,
                    "output": output,
                    "regions": regions,
                    "sectors": sectors,
                    "normalize": normalize,
                    "inner_share": inner_share,
                    "force": force,
                    "name": name,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def ras(
        self,
        output: Text,
        *,
        totals: Texts | None = None,
        to: Text | None = None,
        industries_only: bool | None = None,
        tolerance: float | None = None,
        iterations: int | None = None,
        force: bool | None = None,
        name: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Balances a table to new totals by RAS, or GRAS where cells are negative.

        A totals file is a CSV; its last column says what it holds: region,sector,output new output
        of an industry region,sector,value_added new value added region,sector,output_growth growth
        of it, as 3% or 0.03 region,sector,value_added_growth likewise region,category,final_demand
        new total of a final-demand column region,category,final_demand_growth A column may be left
        out, and * stands for all: region,output holds the totals of regions, which their industries
        share as they do now. Of growth rates the line that fits most closely counts.

        What is not given follows: output and value added grow together; taxes with output; final
        demand with its region's income and by one factor that closes the world; accounts with their
        industry's output. Cells keep their sign, and zeros stay: where a total changes its sign
        there may be no such table, and the error names it.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        output
            Where to write the table.
        totals
            CSV of new totals; may be repeated.
        to
            A table with the same labels: all its totals, and its primary inputs, are met.
        industries_only
            With 'to': output and value added alone are met, and final demand follows.
        tolerance
            Largest gap that a row may keep, as a share of its cells. Default: 1e-10.
        iterations
            Largest number of iterations. Default: 2000.
        force
            Write also where that replaces a file that is read.
        name
            Name of the new table.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "ras",
                {
                    "table": table if table is not None else self.table,
                    "output": output,
                    "totals": totals,
                    "to": to,
                    "industries_only": industries_only,
                    "tolerance": tolerance,
                    "iterations": iterations,
                    "force": force,
                    "name": name,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def deflate(
        self,
        output: Text,
        *,
        prices: Text | None = None,
        index: float | None = None,
        base: float | None = None,
        rate: float | None = None,
        rates: Text | None = None,
        currency: Text | None = None,
        unit: Text | None = None,
        force: bool | None = None,
        name: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Restates a table in constant prices, or in another currency.

        'prices' is a CSV with the header region,sector,index (or industry,index; a column may be
        left out, and * stands for all; the line that fits most closely counts). An index of 'base',
        100 if not given, is the price of the base year. Every seller's row is divided by its price,
        taxes by the price of the buyer's inputs, and value added is what remains (double
        deflation), so that rows and columns balance as before. 'index' divides all amounts by one
        price.

        'rate' or 'rates' convert money: all amounts, and account rows in the table's unit, are
        multiplied by one rate. 'rates' is a CSV with the header from,to,rate or from,to,year,rate,
        from which the currency of the unit and the year of the table pick.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        output
            Where to write the table.
        prices
            CSV of price indices by region and sector.
        index
            One price index for everything.
        base
            The index of the base year. Default: 100.
        rate
            Units of the new currency for one of the old.
        rates
            CSV of exchange rates.
        currency
            The new currency, such as EUR, for 'rate' and 'rates'.
        unit
            The new unit; without it the old one with the currency replaced, or with '(constant
            prices)'.
        force
            Write also where that replaces a file that is read.
        name
            Name of the new table.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "deflate",
                {
                    "table": table if table is not None else self.table,
                    "output": output,
                    "prices": prices,
                    "index": index,
                    "base": base,
                    "rate": rate,
                    "rates": rates,
                    "currency": currency,
                    "unit": unit,
                    "force": force,
                    "name": name,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def satellite_add(
        self,
        file: Text,
        output: Text,
        name: Text,
        origin: Text,
        *,
        force: bool | None = None,
        stressor: Text | None = None,
        unit: Text | None = None,
        missing: Literal["refused", "zero"] | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Writes a copy of a table with one more account, from a CSV file.

        The file has one of these headers: region,sector,value with 'stressor' and 'unit'
        region,sector,stressor,unit,value one number a line region,sector,CO2 (kt),jobs (1000) a
        column for each stressor with its unit Final demand itself is written as the sector
        final_demand:CODE. Every industry needs a number; missing ones are named, and taken as 0
        only when 'missing' zero says so.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        file
            The account as a CSV file.
        output
            Where to write the table.
        name
            Name of the account, such as co2.
        origin
            Where the numbers come from, for the table's provenance.
        force
            Write also where that replaces a file that is read.
        stressor
            Code of the numbers in the column value.
        unit
            Unit of the numbers in the column value.
        missing
            What a missing number means. Default: "refused". One of: refused, zero.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "satellite add",
                {
                    "table": table if table is not None else self.table,
                    "file": file,
                    "output": output,
                    "name": name,
                    "origin": origin,
                    "force": force,
                    "stressor": stressor,
                    "unit": unit,
                    "missing": missing,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def doctor(
        self,
    ) -> Result:
        """Shows which BLAS/LAPACK answers, its kernel, threads and speed, and versions.

        Warns when the reference BLAS is in use. Example: chokepoint doctor

        Parameters
        ----------
        """
        return self._ask(
            _question(
                "doctor",
                {
                },
            )
        )

    def cache(
        self,
    ) -> Result:
        """Shows what is kept between runs, or clears it.

        Decoded tables, factors and inverses are kept under $XDG_CACHE_HOME/chokepoint (or
        ~/.cache/chokepoint), by the SHA-256 of the table's file, up to $CHOKEPOINT_CACHE_LIMIT
        (8G); what was not used for longest goes first.

        Parameters
        ----------
        """
        return self._ask(
            _question(
                "cache",
                {
                },
            )
        )

    def products(
        self,
        trade: Text,
        importer: Text,
        *,
        exporter: Text | None = None,
        hs: Texts | None = None,
        with_table: Text | None = None,
        rank_by: Text | None = None,
        dependent_only: bool | None = None,
        concentration: float | None = None,
        outside_share: float | None = None,
        import_export_ratio: float | None = None,
        largest_share: float | None = None,
        vulnerable_share: float | None = None,
        world_concentration: float | None = None,
        exports: Literal["outside", "all"] | None = None,
        group: Texts | None = None,
        top: int | None = None,
        trade_year: int | None = None,
        reports: Literal["imports", "exports"] | None = None,
        trade_mapping: Text | None = None,
        countries: Text | None = None,
        product_names: Text | None = None,
        concordance: Text | None = None,
        edition_links: Text | None = None,
        end_use: Text | None = None,
        product_elasticities: Text | None = None,
        exchange_rate: float | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
    ) -> Result:
        """Which products an economy depends on others for, by customs code.

        One product a row: how concentrated its origins are, what part comes from outside, how
        imports compare with exports, who sells most of it, and how much that seller depends on the
        buyer. A product is dependent when all three of the European Commission's indicators are
        above their thresholds.

        Parameters
        ----------
        trade
            Trade by customs code: BACI's zip or CSV, UN Comtrade's CSV, your own CSV, or a native
            file.
        importer
            Who imports: a code, a name, a list or a group, such as @eu, @eu@2019 or, for the
            members in the year of the trade, @eu@trade.
        exporter
            Only products that these sell.
        hs
            Only these products: two, four or six digits.
        with_table
            A table whose industries use the products, for the value added at risk.
        rank_by
            The column to rank by, such as outside_imports, hhi, asymmetry, value_added_at_risk.
        dependent_only
            Only products that are dependent by all three indicators.
        concentration
            Threshold of the concentration of origins (0.4).
        outside_share
            Threshold of outside imports in all imports (0.5).
        import_export_ratio
            Threshold of imports over exports (1).
        largest_share
            Threshold of the largest origin's share, Korea's rule (0.5).
        vulnerable_share
            Threshold of the largest origin's share for vulnerable (0.7).
        world_concentration
            Threshold of the concentration of world exports, for GeoDep (0.4).
        exports
            Exports that imports are compared with: outside the group, or all. Default: "outside".
            One of: outside, all.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        top
            Show the first N rows or regions.
        trade_year
            Which year; the latest without it.
        reports
            Whose reports count where a file has both: imports or exports. One of: imports, exports.
        trade_mapping
            A CSV key,value that names the columns and units of your own file.
        countries
            BACI's list of countries, where it is not in the archive.
        product_names
            A CSV of codes and names of products.
        concordance
            A CSV of customs codes and classes of ISIC, in pairs or with weights.
        edition_links
            A CSV of customs codes of this edition and of another, to bring products to that one.
        end_use
            A CSV of customs codes and their category of BEC Rev. 4.
        product_elasticities
            A CSV importer,hs92_3,sigma of elasticities of substitution between origins.
        exchange_rate
            USD for one unit of the table's currency, where that is another.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "products",
                {
                    "trade": trade,
                    "importer": importer,
                    "exporter": exporter,
                    "hs": hs,
                    "with_table": with_table,
                    "rank_by": rank_by,
                    "dependent_only": dependent_only,
                    "concentration": concentration,
                    "outside_share": outside_share,
                    "import_export_ratio": import_export_ratio,
                    "largest_share": largest_share,
                    "vulnerable_share": vulnerable_share,
                    "world_concentration": world_concentration,
                    "exports": exports,
                    "group": group,
                    "top": top,
                    "trade_year": trade_year,
                    "reports": reports,
                    "trade_mapping": trade_mapping,
                    "countries": countries,
                    "product_names": product_names,
                    "concordance": concordance,
                    "edition_links": edition_links,
                    "end_use": end_use,
                    "product_elasticities": product_elasticities,
                    "exchange_rate": exchange_rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def product(
        self,
        trade: Text,
        hs: Text,
        importer: Text,
        *,
        between: Text | None = None,
        group: Texts | None = None,
        top: int | None = None,
        trade_year: int | None = None,
        reports: Literal["imports", "exports"] | None = None,
        trade_mapping: Text | None = None,
        countries: Text | None = None,
        product_names: Text | None = None,
        concordance: Text | None = None,
        edition_links: Text | None = None,
        end_use: Text | None = None,
        product_elasticities: Text | None = None,
        exchange_rate: float | None = None,
    ) -> Result:
        """One product through the years: who sells it, and who came in when somebody left.

        Parameters
        ----------
        trade
            Trade by customs code: BACI's zip or CSV, UN Comtrade's CSV, your own CSV, or a native
            file.
        hs
            The product: six digits.
        importer
            Who imports: a code, a name, a list or a group, such as @eu, @eu@2019 or, for the
            members in the year of the trade, @eu@trade.
        between
            Two years to compare; the first and the last without it.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        top
            Show the first N rows or regions.
        trade_year
            Which year; the latest without it.
        reports
            Whose reports count where a file has both: imports or exports. One of: imports, exports.
        trade_mapping
            A CSV key,value that names the columns and units of your own file.
        countries
            BACI's list of countries, where it is not in the archive.
        product_names
            A CSV of codes and names of products.
        concordance
            A CSV of customs codes and classes of ISIC, in pairs or with weights.
        edition_links
            A CSV of customs codes of this edition and of another, to bring products to that one.
        end_use
            A CSV of customs codes and their category of BEC Rev. 4.
        product_elasticities
            A CSV importer,hs92_3,sigma of elasticities of substitution between origins.
        exchange_rate
            USD for one unit of the table's currency, where that is another.
        """
        return self._ask(
            _question(
                "product",
                {
                    "trade": trade,
                    "hs": hs,
                    "importer": importer,
                    "between": between,
                    "group": group,
                    "top": top,
                    "trade_year": trade_year,
                    "reports": reports,
                    "trade_mapping": trade_mapping,
                    "countries": countries,
                    "product_names": product_names,
                    "concordance": concordance,
                    "edition_links": edition_links,
                    "end_use": end_use,
                    "product_elasticities": product_elasticities,
                    "exchange_rate": exchange_rate,
                },
            )
        )

    def explain(
        self,
        term: Text | None = None,
        *,
        top: int | None = None,
    ) -> Result:
        """Explains a term, a model, a parameter, an indicator or a column.

        Says what a word means, how it is computed, where it comes from, and what to look up next.
        Without a word it lists all of them. Every column of every result has an entry.

        Parameters
        ----------
        term
            The word to explain; without one, all words are listed.
        top
            Show the first N rows or regions.
        """
        return self._ask(
            _question(
                "explain",
                {
                    "term": term,
                    "top": top,
                },
            )
        )

    def results_compare(
        self,
        first: Text,
        second: Text,
        *,
        top: int | None = None,
    ) -> Result:
        """Shows two results side by side: answers, assumptions, and every number.

        Both are files that --format json wrote. Rows of tables are found by their words, columns by
        their names.

        Parameters
        ----------
        first
            The first result, JSON.
        second
            The second result, JSON.
        top
            Show the first N rows or regions.
        """
        return self._ask(
            _question(
                "results compare",
                {
                    "first": first,
                    "second": second,
                    "top": top,
                },
            )
        )

    def linkages(
        self,
        *,
        industry: Text | None = None,
        group: Texts | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Linkages of industries, key sectors, and what is lost without one.

        Backward and forward linkages (Rasmussen, Ghosh, pure), key sectors, and the hypothetical
        extraction of every industry (whole, its purchases, its sales) and of every region (whole,
        its imported inputs, its exported inputs, all its exports). Nothing replaces what is taken
        out: the weight of an industry, not a forecast.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        industry
            Industries to list, such as KOR or JPN/c9.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "linkages",
                {
                    "table": table if table is not None else self.table,
                    "industry": industry,
                    "group": group,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def lengths(
        self,
        *,
        from_: Text | None = None,
        to: Text | None = None,
        industry: Text | None = None,
        group: Texts | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Average propagation lengths: in how many steps a change reaches others.

        Without 'from' and 'to': of every industry to all its suppliers (backward) and all its users
        (forward), weighted with the size of the effects. With both: between each supplier and each
        user, beside the strength of their tie (Dietzenbacher, Romero & Bosma 2005).

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        from_
            Suppliers, such as JPN/c9; with 'to'.
        to
            Users, such as KOR/c14; with 'from'.
        industry
            Industries to list, such as KOR or JPN/c9.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "lengths",
                {
                    "table": table if table is not None else self.table,
                    "from": from_,
                    "to": to,
                    "industry": industry,
                    "group": group,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def fragmentation(
        self,
        *,
        industry: Text | None = None,
        bloc: Texts | None = None,
        group: Texts | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Over how many stages and countries final products are made.

        The average number of stages (Fally), the value added abroad (Los, Timmer & de Vries),
        imported inputs (Feenstra & Hanson, broad and narrow) and the import content (Hummels, Ishii
        & Yi) of every final product and of every country. With 'bloc' also the value added in other
        members of the country's bloc.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        industry
            Industries to list, such as KOR or JPN/c9.
        bloc
            Regions that are one bloc, such as @eu27; may be repeated.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "fragmentation",
                {
                    "table": table if table is not None else self.table,
                    "industry": industry,
                    "bloc": bloc,
                    "group": group,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def influence(
        self,
        *,
        from_: Text | None = None,
        to: Text | None = None,
        order: Literal["intensity", "elasticity", "tolerance"] | None = None,
        threshold: float | None = None,
        top: int | None = None,
        group: Texts | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """The input coefficients that matter most: the field of influence.

        For every input coefficient: what its change does to the whole Leontief inverse (Sonis &
        Hewings), to world output, and by how much it may change before its supplier's output
        changes by 'threshold' (Schintke & Stäglin).

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        from_
            Suppliers, such as JPN/c9; all without it.
        to
            Users, such as KOR/c14; all without it.
        order
            How coefficients are ranked: by the effect of the same relative change on world output,
            by the sum of the field, or by how small a change matters to the supplier. Default:
            "elasticity". One of: intensity, elasticity, tolerance.
        threshold
            Change of the supplier's output that counts as much. Default: 0.01.
        top
            Show the first N rows or regions.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "influence",
                {
                    "table": table if table is not None else self.table,
                    "from": from_,
                    "to": to,
                    "order": order,
                    "threshold": threshold,
                    "top": top,
                    "group": group,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def triangulate(
        self,
        *,
        by: Literal["sector", "region"] | None = None,
        region: Text | None = None,
        group: Texts | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """The order of sectors or regions in which most is sold onward.

        Puts sectors (or, with 'by' region, countries) in the order in which the largest part of
        what they sell to each other goes to later ones: the triangulated table. Up to 18 of them
        the order is proved best; beyond that a bound says how much better any order could be.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        by
            Order sectors, or regions. Default: "sector". One of: sector, region.
        region
            Regions whose deliveries to each other count; all without it.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "triangulate",
                {
                    "table": table if table is not None else self.table,
                    "by": by,
                    "region": region,
                    "group": group,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def centrality(
        self,
        *,
        industry: Text | None = None,
        damping: float | None = None,
        flows: int | None = None,
        resolution: float | None = None,
        group: Texts | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """PageRank, betweenness and communities of the network of deliveries.

        Which industries matter as suppliers and as buyers (PageRank on the input coefficients),
        which stand between others (betweenness on the largest deliveries), and which groups trade
        most with each other (communities by the method of Louvain).

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        industry
            Industries to list, such as KOR or JPN/c9.
        damping
            Probability with which the walk of PageRank goes on. Default: 0.85.
        flows
            How many of the largest deliveries are the network of betweenness. Default: 5000.
        resolution
            Above 1 for more and smaller communities, below 1 for fewer. Default: 1.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "centrality",
                {
                    "table": table if table is not None else self.table,
                    "industry": industry,
                    "damping": damping,
                    "flows": flows,
                    "resolution": resolution,
                    "group": group,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def sda(
        self,
        *,
        of: Literal["production", "industries", "consumption", "dependence"] | None = None,
        method: Literal["all", "polar", "lmdi"] | None = None,
        account: Text | None = None,
        stressor: Text | None = None,
        from_: Text | None = None,
        to: Text | None = None,
        region: Text | None = None,
        group: Texts | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        tables: Texts | None = None,
    ) -> Result:
        """Why value added, emissions or dependence changed: structural decomposition.

        Splits a change between years into the contributions of intensity (value added or emissions
        per unit of output), technology, the trade structure of inputs and of final products, and
        the mix and level of final demand. The mean is over all orders of the factors, or over one
        and its reverse ('method' polar); 'method' lmdi is the logarithmic mean Divisia index.
        Several tables are chained. Use tables in constant prices.

        Parameters
        ----------
        tables
            Two tables or more, in the order of their years.
        of
            What changed: of each country's production or industries, of its final demand
            (consumption), or the dependence of 'to' on 'from'. Default: "production". One of:
            production, industries, consumption, dependence.
        method
            How contributions are computed. Default: "all". One of: all, polar, lmdi.
        account
            A satellite account; value added without it.
        stressor
            Row of the account; may be left out when it has one.
        from_
            Suppliers, for dependence.
        to
            Regions whose final demand depends on them.
        region
            Countries (or industries) to list.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "sda",
                {
                    "tables": tables if tables is not None else self.table,
                    "of": of,
                    "method": method,
                    "account": account,
                    "stressor": stressor,
                    "from": from_,
                    "to": to,
                    "region": region,
                    "group": group,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def tiva(
        self,
        *,
        region: Text | None = None,
        content: Literal["all-primary-inputs", "value-added"] | None = None,
        group: Texts | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Indicators of trade in value added under the names of the OECD.

        Every indicator with its OECD name (EXGR_DVA, FFD_DVA, IMGR_DVA, DEXFVAPSH …) by country;
        exports by partner and by industry; and participation in value chains: backward, forward and
        two-sided (Borin, Mancini & Taglioni). The table indicators says how each is computed and
        where the same number stands in other commands.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        region
            Countries to list; all without it.
        content
            Primary inputs that count as value added. One of: all-primary-inputs, value-added.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "tiva",
                {
                    "table": table if table is not None else self.table,
                    "region": region,
                    "content": content,
                    "group": group,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def screen(
        self,
        *,
        score: float | None = None,
        smallest: float | None = None,
        fewest: int | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        tables: Texts | None = None,
    ) -> Result:
        """Implausible numbers in a table, and jumps in a series of tables.

        Compares every input coefficient with that of the same sectors in all other regions, and,
        where several tables are given, its growth and that of output with the growth elsewhere, by
        the robust z (median and median absolute deviation of logarithms). A report, never a repair:
        regions differ, and technology changes.

        Parameters
        ----------
        tables
            A table, or several in the order of their years.
        score
            A number is implausible from so many robust standard deviations on. Default: 3.5.
        smallest
            Smallest difference of an input coefficient that is listed. Default: 0.01.
        fewest
            Fewest regions that make a comparison. Default: 8.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "screen",
                {
                    "tables": tables if tables is not None else self.table,
                    "score": score,
                    "smallest": smallest,
                    "fewest": fewest,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def project(
        self,
        totals: Text,
        output: Text,
        *,
        deviation: float | None = None,
        tolerance: float | None = None,
        sweeps: int | None = None,
        force: bool | None = None,
        name: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Moves a table to another year by macroeconomic totals, even contradictory ones.

        The file has the columns region,quantity,value and, if totals have standard deviations of
        their own, deviation. Quantities: gdp, output, final_demand, exports, imports. A value is an
        amount in the table's unit, or growth such as 3%; * is every region. Every industry stays
        balanced. Totals that contradict each other give way in proportion to their standard
        deviations (KRAS), and each that did is named; a deviation of 0 never gives way.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        totals
            CSV of totals by region.
        output
            Where to write the table.
        deviation
            Standard deviation of totals that have none of their own. Default: 0.01.
        tolerance
            Largest relative gap. Default: 1e-09.
        sweeps
            Largest number of passes over all totals. Default: 5000.
        force
            Write also where that replaces a file that is read.
        name
            Name of the new table.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "project",
                {
                    "table": table if table is not None else self.table,
                    "totals": totals,
                    "output": output,
                    "deviation": deviation,
                    "tolerance": tolerance,
                    "sweeps": sweeps,
                    "force": force,
                    "name": name,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def supply_use(
        self,
        *,
        year: int | None = None,
        table: Text | None = None,
    ) -> Result:
        """Audits supply and use tables, and tries the four models on them.

        Supply and use by product, output and cost by industry, negative cells, and what each model
        of the Eurostat manual would make of the tables: A product technology, B industry
        technology, C fixed industry sales structure, D fixed product sales structure. 'symmetric'
        writes the table of one of them.

        Read are a folder of CSV files with supply.csv and use.csv, a MARIO workbook, FIGARO's
        matrices eu-ic-supply and eu-ic-use in one folder, EXIOBASE's monetary and hybrid tables,
        GLORIA's folder, Eora's national files, and the OECD's national tables T1500, T1600 and
        T1610 as CSV.

        Parameters
        ----------
        table
            The supply and use tables: a folder or file.
        year
            Which year, where the files hold several.
        """
        return self._ask(
            _question(
                "supply-use",
                {
                    "table": table if table is not None else self.table,
                    "year": year,
                },
            )
        )

    def symmetric(
        self,
        output: Text,
        *,
        year: int | None = None,
        model: Literal["A", "B", "C", "D"] | None = None,
        totals: Text | None = None,
        to_year: int | None = None,
        force: bool | None = None,
        name: Text | None = None,
        table: Text | None = None,
    ) -> Result:
        """Makes a symmetric table of supply and use tables.

        The models are those of the Eurostat manual (2008, chapter 11):

        A product by product, product technology: every product is made with the same inputs in
        whatever industry B product by product, industry technology: an industry makes all its
        products with the same inputs C industry by industry, fixed industry sales structure: an
        industry sells all its products to the same users D industry by industry, fixed product
        sales structure: a product goes to the same users whoever makes it

        A and C need as many products as industries and may give negative cells. These are counted
        and kept. The assumption stands in the history of the table.

        With 'totals' the tables are first moved to another year by SUT-RAS (Temurshoev & Timmer
        2011): a CSV of kind,region,code,total with the output and inputs of industries, final
        demand, and supply of imports, margins and taxes; totals of products need not be known.

        Parameters
        ----------
        table
            The supply and use tables: a folder or file.
        output
            Where to write the table.
        year
            Which year, where the files hold several.
        model
            The model: A, B, C or D. Default: "D". One of: A, B, C, D.
        totals
            Totals that the tables are moved to first, as a CSV.
        to_year
            The year of the totals.
        force
            Write also where that replaces a file that is read.
        name
            Name of the new table.
        """
        return self._ask(
            _question(
                "symmetric",
                {
                    "table": table if table is not None else self.table,
                    "output": output,
                    "year": year,
                    "model": model,
                    "totals": totals,
                    "to_year": to_year,
                    "force": force,
                    "name": name,
                },
            )
        )

    def satellite_characterize(
        self,
        file: Text,
        output: Text,
        name: Text,
        *,
        account: Text | None = None,
        force: bool | None = None,
        origin: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """Writes a copy of a table with the impacts of one of its accounts.

        The file has the columns stressor, impact, factor, impact_unit and stressor_unit, as
        pymrio's factors have them. A factor is in the impact's unit per the stressor's unit, and
        the stressor's unit must be that of the account. Stressors without a factor, and factors
        without a stressor, are named.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        file
            The factors as a CSV file.
        output
            Where to write the table.
        name
            Name of the new account, such as impacts.
        account
            The account of stressors; may be left out when there is one.
        force
            Write also where that replaces a file that is read.
        origin
            Where the factors come from, for the provenance.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "satellite characterize",
                {
                    "table": table if table is not None else self.table,
                    "file": file,
                    "output": output,
                    "name": name,
                    "account": account,
                    "force": force,
                    "origin": origin,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def responsibility(
        self,
        *,
        account: Text | None = None,
        stressor: Text | None = None,
        region: Text | None = None,
        group: Texts | None = None,
        rate: Text | None = None,
        format_hint: Text | None = None,
        year: int | None = None,
        keep_split: bool | None = None,
        mapping: Text | None = None,
        view: Text | None = None,
        no_satellites: bool | None = None,
        repair: Literal["small"] | None = None,
        table: Text | None = None,
    ) -> Result:
        """One account by producer, consumer, income and bilateral trade, side by side.

        Who answers for emissions, jobs or materials: the region where they occur (production), the
        region whose final demand causes them anywhere (consumption), the region whose capital and
        labour enable them downstream (income), and the region that buys the products of others
        whatever it does with them (EEBT). Each adds up to the same world total.

        Parameters
        ----------
        table
            A table: a path, or a name in Tables/ or $CHOKEPOINT_TABLES.
        account
            The satellite account; may be left out when there is one.
        stressor
            Rows of the account; all without it.
        region
            Regions to list.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        rate
            Show amounts and prices in another currency: EUR=1.08 is amounts in EUR, of which one
            costs 1.08 of the table’s currency.
        format_hint
            The table's format, where it is not what the content looks like.
        year
            Which year, where a file has several.
        keep_split
            Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
        mapping
            The file that explains a long or wide CSV table of your own.
        view
            industry or product, where a source holds both.
        no_satellites
            Leave satellite accounts out, to save memory where there are thousands of rows.
        repair
            Which faults of the table to repair first: small; the result lists each repair. One of:
            small.
        """
        return self._ask(
            _question(
                "responsibility",
                {
                    "table": table if table is not None else self.table,
                    "account": account,
                    "stressor": stressor,
                    "region": region,
                    "group": group,
                    "rate": rate,
                    "format_hint": format_hint,
                    "year": year,
                    "keep_split": keep_split,
                    "mapping": mapping,
                    "view": view,
                    "no_satellites": no_satellites,
                    "repair": repair,
                },
            )
        )

    def plan(
        self,
        question: Text | Mapping[str, object],
    ) -> Result:
        """Says how much memory and time another command takes, before it does.

        The command's table is opened and nothing is computed. Memory is what the command holds at
        its peak; time is rough. Every command checks its memory by itself and stops before it
        allocates what cannot be had; its --force goes on all the same.

        Parameters
        ----------
        question
            The other question, as its JSON object.
        """
        return self._ask(
            _question(
                "plan",
                {
                    "question": question,
                },
            )
        )

    def mirror(
        self,
        trade: Text,
        *,
        exports_file: Text | None = None,
        importer: Text | None = None,
        exporter: Text | None = None,
        hs: Texts | None = None,
        score: float | None = None,
        smallest_gap: float | None = None,
        group: Texts | None = None,
        top: int | None = None,
        trade_year: int | None = None,
        reports: Literal["imports", "exports"] | None = None,
        trade_mapping: Text | None = None,
        countries: Text | None = None,
        product_names: Text | None = None,
        concordance: Text | None = None,
        edition_links: Text | None = None,
        end_use: Text | None = None,
        product_elasticities: Text | None = None,
        exchange_rate: float | None = None,
    ) -> Result:
        """The same trade as importers and as exporters report it.

        Sets the importer's report of every flow beside the exporter's, measures how far they are
        apart, and lists the flows whose ratio is far from the usual one by the robust z, or that
        one side alone reports. A report, never a repair: which side is right is not known.

        Parameters
        ----------
        trade
            Trade by customs code: BACI's zip or CSV, UN Comtrade's CSV, your own CSV, or a native
            file.
        exports_file
            The exporters' reports, where they are in a file of their own.
        importer
            Only what these import: a code, a name, a list or a group.
        exporter
            Only what these export.
        hs
            Only these products: two, four or six digits.
        score
            A ratio of reports is implausible from so many robust standard deviations on. Default:
            3.5.
        smallest_gap
            Smallest gap that is listed, USD.
        group
            Lets @NAME stand for these region or sector codes; may be repeated.
        top
            Show the first N rows or regions.
        trade_year
            Which year; the latest without it.
        reports
            Whose reports count where a file has both: imports or exports. One of: imports, exports.
        trade_mapping
            A CSV key,value that names the columns and units of your own file.
        countries
            BACI's list of countries, where it is not in the archive.
        product_names
            A CSV of codes and names of products.
        concordance
            A CSV of customs codes and classes of ISIC, in pairs or with weights.
        edition_links
            A CSV of customs codes of this edition and of another, to bring products to that one.
        end_use
            A CSV of customs codes and their category of BEC Rev. 4.
        product_elasticities
            A CSV importer,hs92_3,sigma of elasticities of substitution between origins.
        exchange_rate
            USD for one unit of the table's currency, where that is another.
        """
        return self._ask(
            _question(
                "mirror",
                {
                    "trade": trade,
                    "exports_file": exports_file,
                    "importer": importer,
                    "exporter": exporter,
                    "hs": hs,
                    "score": score,
                    "smallest_gap": smallest_gap,
                    "group": group,
                    "top": top,
                    "trade_year": trade_year,
                    "reports": reports,
                    "trade_mapping": trade_mapping,
                    "countries": countries,
                    "product_names": product_names,
                    "concordance": concordance,
                    "edition_links": edition_links,
                    "end_use": end_use,
                    "product_elasticities": product_elasticities,
                    "exchange_rate": exchange_rate,
                },
            )
        )

    def vary(
        self,
        question: Text | Mapping[str, object],
        *,
        over: Texts | None = None,
    ) -> Result:
        """Asks another command for several values of its options.

        First come options with their values, then the command as usual. The tables of all answers
        are put below each other, and a table ‘range’ says how far each number moves. Several
        options make every combination, 200 at most. Parameters of models are drawn with their
        probabilities by ‘sweep’.

        Parameters
        ----------
        question
            The other question, as its JSON object.
        over
            Choices and their values, each CHOICE=VALUE,VALUE or CHOICE=FROM:TO:COUNT.
        """
        return self._ask(
            _question(
                "vary",
                {
                    "question": question,
                    "over": over,
                },
            )
        )

# Made by Scripts/bindings from 'chokepoint schema'; do not edit.

question_names <- c(
    "tables", "info", "check", "compare", "groups", "solve", "multipliers", "origins",
    "exposure", "concentration", "position", "decompose", "footprint", "scan",
    "sensitivity", "paths", "shock", "run", "sweep", "sweep_report", "convert", "aggregate",
    "disaggregate", "ras", "deflate", "satellite_add", "doctor", "cache", "products",
    "product", "explain", "results_compare", "linkages", "lengths", "fragmentation",
    "influence", "triangulate", "centrality", "sda", "tiva", "screen", "project",
    "supply_use", "symmetric", "satellite_characterize", "responsibility", "plan", "mirror",
    "vary"
)

tables <- function(
    threads = NULL, cache = TRUE
) {
    answer_question("tables", list(
    ), several = c(), threads = threads, cache = cache)
}

info <- function(
    table, rate = NULL, format_hint = NULL, year = NULL, keep_split = NULL, mapping = NULL, view
    = NULL, no_satellites = NULL, repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("info", list(
        "table" = table, "rate" = rate, "format_hint" = format_hint, "year" = year,
        "keep_split" = keep_split, "mapping" = mapping, "view" = view, "no_satellites" =
        no_satellites, "repair" = repair
    ), several = c(), threads = threads, cache = cache)
}

check <- function(
    table, worst = NULL, rate = NULL, format_hint = NULL, year = NULL, keep_split = NULL,
    mapping = NULL, view = NULL, no_satellites = NULL, repair = NULL, threads = NULL, cache =
    TRUE
) {
    answer_question("check", list(
        "table" = table, "worst" = worst, "rate" = rate, "format_hint" = format_hint, "year"
        = year, "keep_split" = keep_split, "mapping" = mapping, "view" = view,
        "no_satellites" = no_satellites, "repair" = repair
    ), several = c(), threads = threads, cache = cache)
}

compare <- function(
    table, other, relative = NULL, absolute = NULL, worst = NULL, rate = NULL, format_hint =
    NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL, no_satellites = NULL,
    repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("compare", list(
        "table" = table, "other" = other, "relative" = relative, "absolute" = absolute,
        "worst" = worst, "rate" = rate, "format_hint" = format_hint, "year" = year,
        "keep_split" = keep_split, "mapping" = mapping, "view" = view, "no_satellites" =
        no_satellites, "repair" = repair
    ), several = c(), threads = threads, cache = cache)
}

groups <- function(
    table = NULL, format_hint = NULL, year = NULL, keep_split = NULL, mapping = NULL, view =
    NULL, no_satellites = NULL, repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("groups", list(
        "table" = table, "format_hint" = format_hint, "year" = year, "keep_split" =
        keep_split, "mapping" = mapping, "view" = view, "no_satellites" = no_satellites,
        "repair" = repair
    ), several = c(), threads = threads, cache = cache)
}

solve <- function(
    table, demand = NULL, inverse = NULL, rate = NULL, format_hint = NULL, year = NULL,
    keep_split = NULL, mapping = NULL, view = NULL, no_satellites = NULL, repair = NULL, threads
    = NULL, cache = TRUE
) {
    answer_question("solve", list(
        "table" = table, "demand" = demand, "inverse" = inverse, "rate" = rate,
        "format_hint" = format_hint, "year" = year, "keep_split" = keep_split, "mapping" =
        mapping, "view" = view, "no_satellites" = no_satellites, "repair" = repair
    ), several = c(), threads = threads, cache = cache)
}

multipliers <- function(
    table, households = NULL, labour = NULL, spent_share = NULL, rate = NULL, format_hint =
    NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL, no_satellites = NULL,
    repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("multipliers", list(
        "table" = table, "households" = households, "labour" = labour, "spent_share" =
        spent_share, "rate" = rate, "format_hint" = format_hint, "year" = year, "keep_split"
        = keep_split, "mapping" = mapping, "view" = view, "no_satellites" = no_satellites,
        "repair" = repair
    ), several = c(), threads = threads, cache = cache)
}

origins <- function(
    table, destination = NULL, origin = NULL, by = NULL, group = NULL, rate = NULL, format_hint
    = NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL, no_satellites = NULL,
    repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("origins", list(
        "table" = table, "destination" = destination, "origin" = origin, "by" = by, "group"
        = group, "rate" = rate, "format_hint" = format_hint, "year" = year, "keep_split" =
        keep_split, "mapping" = mapping, "view" = view, "no_satellites" = no_satellites,
        "repair" = repair
    ), several = c("group"), threads = threads, cache = cache)
}

exposure <- function(
    tables = NULL, user = NULL, supplier = NULL, measure = NULL, side = NULL, by = NULL,
    industrial = NULL, among = NULL, group = NULL, top = NULL, follow = NULL, above = NULL, rate
    = NULL, format_hint = NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL,
    no_satellites = NULL, repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("exposure", list(
        "tables" = tables, "user" = user, "supplier" = supplier, "measure" = measure, "side"
        = side, "by" = by, "industrial" = industrial, "among" = among, "group" = group,
        "top" = top, "follow" = follow, "above" = above, "rate" = rate, "format_hint" =
        format_hint, "year" = year, "keep_split" = keep_split, "mapping" = mapping, "view" =
        view, "no_satellites" = no_satellites, "repair" = repair
    ), several = c("tables", "user", "supplier", "group"), threads = threads, cache = cache)
}

concentration <- function(
    table, user = NULL, more_tables = NULL, by = NULL, side = NULL, industrial = NULL, among =
    NULL, group = NULL, follow = NULL, above = NULL, top = NULL, format_hint = NULL, year =
    NULL, keep_split = NULL, mapping = NULL, view = NULL, no_satellites = NULL, repair = NULL,
    threads = NULL, cache = TRUE
) {
    answer_question("concentration", list(
        "table" = table, "user" = user, "more_tables" = more_tables, "by" = by, "side" =
        side, "industrial" = industrial, "among" = among, "group" = group, "follow" =
        follow, "above" = above, "top" = top, "format_hint" = format_hint, "year" = year,
        "keep_split" = keep_split, "mapping" = mapping, "view" = view, "no_satellites" =
        no_satellites, "repair" = repair
    ), several = c("user", "more_tables", "group"), threads = threads, cache = cache)
}

position <- function(
    table, more_tables = NULL, industry = NULL, no_inventory_correction = NULL, inventory =
    NULL, group = NULL, follow = NULL, above = NULL, top = NULL, format_hint = NULL, year =
    NULL, keep_split = NULL, mapping = NULL, view = NULL, no_satellites = NULL, repair = NULL,
    threads = NULL, cache = TRUE
) {
    answer_question("position", list(
        "table" = table, "more_tables" = more_tables, "industry" = industry,
        "no_inventory_correction" = no_inventory_correction, "inventory" = inventory,
        "group" = group, "follow" = follow, "above" = above, "top" = top, "format_hint" =
        format_hint, "year" = year, "keep_split" = keep_split, "mapping" = mapping, "view" =
        view, "no_satellites" = no_satellites, "repair" = repair
    ), several = c("more_tables", "group"), threads = threads, cache = cache)
}

decompose <- function(
    table, more_tables = NULL, method = NULL, basis = NULL, by = NULL, partner = NULL, exporter
    = NULL, content = NULL, group = NULL, follow = NULL, above = NULL, rate = NULL, top = NULL,
    format_hint = NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL,
    no_satellites = NULL, repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("decompose", list(
        "table" = table, "more_tables" = more_tables, "method" = method, "basis" = basis,
        "by" = by, "partner" = partner, "exporter" = exporter, "content" = content, "group"
        = group, "follow" = follow, "above" = above, "rate" = rate, "top" = top,
        "format_hint" = format_hint, "year" = year, "keep_split" = keep_split, "mapping" =
        mapping, "view" = view, "no_satellites" = no_satellites, "repair" = repair
    ), several = c("more_tables", "group"), threads = threads, cache = cache)
}

footprint <- function(
    table, more_tables = NULL, account = NULL, stressor = NULL, region = NULL, carbon_price =
    NULL, covered = NULL, importer = NULL, scope = NULL, capital = NULL, capital_category =
    NULL, capital_cost = NULL, group = NULL, follow = NULL, above = NULL, rate = NULL, top =
    NULL, format_hint = NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL,
    no_satellites = NULL, repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("footprint", list(
        "table" = table, "more_tables" = more_tables, "account" = account, "stressor" =
        stressor, "region" = region, "carbon_price" = carbon_price, "covered" = covered,
        "importer" = importer, "scope" = scope, "capital" = capital, "capital_category" =
        capital_category, "capital_cost" = capital_cost, "group" = group, "follow" = follow,
        "above" = above, "rate" = rate, "top" = top, "format_hint" = format_hint, "year" =
        year, "keep_split" = keep_split, "mapping" = mapping, "view" = view, "no_satellites"
        = no_satellites, "repair" = repair
    ), several = c("more_tables", "group"), threads = threads, cache = cache)
}

scan <- function(
    table, importer = NULL, exporter = NULL, sector = NULL, cut = NULL, mark_up = NULL, rank_by
    = NULL, group = NULL, minimum_flow = NULL, minimum_cost = NULL, frontier = NULL, no_rest =
    NULL, include_rest = NULL, field = NULL, trade = NULL, hs = NULL, minimum_origin_share =
    NULL, export = NULL, trade_year = NULL, reports = NULL, trade_mapping = NULL, countries =
    NULL, product_names = NULL, concordance = NULL, edition_links = NULL, end_use = NULL,
    product_elasticities = NULL, exchange_rate = NULL, top = NULL, rate = NULL, format_hint =
    NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL, no_satellites = NULL,
    repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("scan", list(
        "table" = table, "importer" = importer, "exporter" = exporter, "sector" = sector,
        "cut" = cut, "mark_up" = mark_up, "rank_by" = rank_by, "group" = group,
        "minimum_flow" = minimum_flow, "minimum_cost" = minimum_cost, "frontier" = frontier,
        "no_rest" = no_rest, "include_rest" = include_rest, "field" = field, "trade" =
        trade, "hs" = hs, "minimum_origin_share" = minimum_origin_share, "export" = export,
        "trade_year" = trade_year, "reports" = reports, "trade_mapping" = trade_mapping,
        "countries" = countries, "product_names" = product_names, "concordance" =
        concordance, "edition_links" = edition_links, "end_use" = end_use,
        "product_elasticities" = product_elasticities, "exchange_rate" = exchange_rate,
        "top" = top, "rate" = rate, "format_hint" = format_hint, "year" = year, "keep_split"
        = keep_split, "mapping" = mapping, "view" = view, "no_satellites" = no_satellites,
        "repair" = repair
    ), several = c("group", "hs"), threads = threads, cache = cache)
}

sensitivity <- function(
    table, user = NULL, of = NULL, exposure = NULL, final_demand = NULL, rank_by = NULL,
    supplier = NULL, trade_only = NULL, top = NULL, group = NULL, rate = NULL, format_hint =
    NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL, no_satellites = NULL,
    repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("sensitivity", list(
        "table" = table, "user" = user, "of" = of, "exposure" = exposure, "final_demand" =
        final_demand, "rank_by" = rank_by, "supplier" = supplier, "trade_only" = trade_only,
        "top" = top, "group" = group, "rate" = rate, "format_hint" = format_hint, "year" =
        year, "keep_split" = keep_split, "mapping" = mapping, "view" = view, "no_satellites"
        = no_satellites, "repair" = repair
    ), several = c("group"), threads = threads, cache = cache)
}

paths <- function(
    table, from, to, depth = NULL, measure = NULL, top = NULL, group = NULL, rate = NULL,
    format_hint = NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL,
    no_satellites = NULL, repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("paths", list(
        "table" = table, "from" = from, "to" = to, "depth" = depth, "measure" = measure,
        "top" = top, "group" = group, "rate" = rate, "format_hint" = format_hint, "year" =
        year, "keep_split" = keep_split, "mapping" = mapping, "view" = view, "no_satellites"
        = no_satellites, "repair" = repair
    ), several = c("group"), threads = threads, cache = cache)
}

shock <- function(
    table, restrict = NULL, trade = NULL, trade_year = NULL, reports = NULL, trade_mapping =
    NULL, countries = NULL, product_names = NULL, concordance = NULL, edition_links = NULL,
    end_use = NULL, product_elasticities = NULL, exchange_rate = NULL, rent = NULL, model =
    NULL, replace = NULL, spare_capacity = NULL, mark_up = NULL, input_rule = NULL, days = NULL,
    start = NULL, duration = NULL, inventory_days = NULL, inventory_days_by_user = NULL,
    criticality = NULL, origin_substitution = NULL, switching_days = NULL, restock_days = NULL,
    rationing = NULL, overproduction_max = NULL, overproduction_days = NULL, reorder = NULL,
    consumption_elasticity = NULL, value_added_elasticity = NULL, input_elasticity = NULL,
    sigma_origins = NULL, elasticities = NULL, factors = NULL, theta = NULL, deficits = NULL,
    sigma = NULL, rounds = NULL, drivers = NULL, top = NULL, timings = NULL, group = NULL, rate
    = NULL, format_hint = NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL,
    no_satellites = NULL, repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("shock", list(
        "table" = table, "restrict" = restrict, "trade" = trade, "trade_year" = trade_year,
        "reports" = reports, "trade_mapping" = trade_mapping, "countries" = countries,
        "product_names" = product_names, "concordance" = concordance, "edition_links" =
        edition_links, "end_use" = end_use, "product_elasticities" = product_elasticities,
        "exchange_rate" = exchange_rate, "rent" = rent, "model" = model, "replace" =
        replace, "spare_capacity" = spare_capacity, "mark_up" = mark_up, "input_rule" =
        input_rule, "days" = days, "start" = start, "duration" = duration, "inventory_days"
        = inventory_days, "inventory_days_by_user" = inventory_days_by_user, "criticality" =
        criticality, "origin_substitution" = origin_substitution, "switching_days" =
        switching_days, "restock_days" = restock_days, "rationing" = rationing,
        "overproduction_max" = overproduction_max, "overproduction_days" =
        overproduction_days, "reorder" = reorder, "consumption_elasticity" =
        consumption_elasticity, "value_added_elasticity" = value_added_elasticity,
        "input_elasticity" = input_elasticity, "sigma_origins" = sigma_origins,
        "elasticities" = elasticities, "factors" = factors, "theta" = theta, "deficits" =
        deficits, "sigma" = sigma, "rounds" = rounds, "drivers" = drivers, "top" = top,
        "timings" = timings, "group" = group, "rate" = rate, "format_hint" = format_hint,
        "year" = year, "keep_split" = keep_split, "mapping" = mapping, "view" = view,
        "no_satellites" = no_satellites, "repair" = repair
    ), several = c("restrict", "group"), threads = threads, cache = cache)
}

run <- function(
    scenario = NULL, text = NULL, check = NULL, top = NULL, timings = NULL, rate = NULL,
    format_hint = NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL,
    no_satellites = NULL, repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("run", list(
        "scenario" = scenario, "text" = text, "check" = check, "top" = top, "timings" =
        timings, "rate" = rate, "format_hint" = format_hint, "year" = year, "keep_split" =
        keep_split, "mapping" = mapping, "view" = view, "no_satellites" = no_satellites,
        "repair" = repair
    ), several = c(), threads = threads, cache = cache)
}

sweep <- function(
    scenario = NULL, text = NULL, set = NULL, method = NULL, draws = NULL, seed = NULL, metric =
    NULL, store = NULL, resume = NULL, shard = NULL, export = NULL, follow = NULL, resamples =
    NULL, check = NULL, top = NULL, format_hint = NULL, year = NULL, keep_split = NULL, mapping
    = NULL, view = NULL, no_satellites = NULL, repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("sweep", list(
        "scenario" = scenario, "text" = text, "set" = set, "method" = method, "draws" =
        draws, "seed" = seed, "metric" = metric, "store" = store, "resume" = resume, "shard"
        = shard, "export" = export, "follow" = follow, "resamples" = resamples, "check" =
        check, "top" = top, "format_hint" = format_hint, "year" = year, "keep_split" =
        keep_split, "mapping" = mapping, "view" = view, "no_satellites" = no_satellites,
        "repair" = repair
    ), several = c("set", "metric"), threads = threads, cache = cache)
}

sweep_report <- function(
    file, export = NULL, follow = NULL, resamples = NULL, top = NULL, threads = NULL, cache =
    TRUE
) {
    answer_question("sweep report", list(
        "file" = file, "export" = export, "follow" = follow, "resamples" = resamples, "top"
        = top
    ), several = c(), threads = threads, cache = cache)
}

convert <- function(
    table, output, force = NULL, to = NULL, format_hint = NULL, year = NULL, keep_split = NULL,
    mapping = NULL, view = NULL, no_satellites = NULL, repair = NULL, trade_year = NULL, reports
    = NULL, trade_mapping = NULL, countries = NULL, product_names = NULL, concordance = NULL,
    edition_links = NULL, end_use = NULL, product_elasticities = NULL, exchange_rate = NULL,
    threads = NULL, cache = TRUE
) {
    answer_question("convert", list(
        "table" = table, "output" = output, "force" = force, "to" = to, "format_hint" =
        format_hint, "year" = year, "keep_split" = keep_split, "mapping" = mapping, "view" =
        view, "no_satellites" = no_satellites, "repair" = repair, "trade_year" = trade_year,
        "reports" = reports, "trade_mapping" = trade_mapping, "countries" = countries,
        "product_names" = product_names, "concordance" = concordance, "edition_links" =
        edition_links, "end_use" = end_use, "product_elasticities" = product_elasticities,
        "exchange_rate" = exchange_rate
    ), several = c(), threads = threads, cache = cache)
}

aggregate <- function(
    table, output, regions = NULL, sectors = NULL, common_sectors = NULL, bloc = NULL, force =
    NULL, name = NULL, group = NULL, format_hint = NULL, year = NULL, keep_split = NULL, mapping
    = NULL, view = NULL, no_satellites = NULL, repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("aggregate", list(
        "table" = table, "output" = output, "regions" = regions, "sectors" = sectors,
        "common_sectors" = common_sectors, "bloc" = bloc, "force" = force, "name" = name,
        "group" = group, "format_hint" = format_hint, "year" = year, "keep_split" =
        keep_split, "mapping" = mapping, "view" = view, "no_satellites" = no_satellites,
        "repair" = repair
    ), several = c("bloc", "group"), threads = threads, cache = cache)
}

disaggregate <- function(
    table, output, regions = NULL, sectors = NULL, normalize = NULL, inner_share = NULL, force =
    NULL, name = NULL, format_hint = NULL, year = NULL, keep_split = NULL, mapping = NULL, view
    = NULL, no_satellites = NULL, repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("disaggregate", list(
        "table" = table, "output" = output, "regions" = regions, "sectors" = sectors,
        "normalize" = normalize, "inner_share" = inner_share, "force" = force, "name" =
        name, "format_hint" = format_hint, "year" = year, "keep_split" = keep_split,
        "mapping" = mapping, "view" = view, "no_satellites" = no_satellites, "repair" =
        repair
    ), several = c(), threads = threads, cache = cache)
}

ras <- function(
    table, output, totals = NULL, to = NULL, industries_only = NULL, tolerance = NULL,
    iterations = NULL, force = NULL, name = NULL, format_hint = NULL, year = NULL, keep_split =
    NULL, mapping = NULL, view = NULL, no_satellites = NULL, repair = NULL, threads = NULL,
    cache = TRUE
) {
    answer_question("ras", list(
        "table" = table, "output" = output, "totals" = totals, "to" = to, "industries_only"
        = industries_only, "tolerance" = tolerance, "iterations" = iterations, "force" =
        force, "name" = name, "format_hint" = format_hint, "year" = year, "keep_split" =
        keep_split, "mapping" = mapping, "view" = view, "no_satellites" = no_satellites,
        "repair" = repair
    ), several = c("totals"), threads = threads, cache = cache)
}

deflate <- function(
    table, output, prices = NULL, index = NULL, base = NULL, rate = NULL, rates = NULL, currency
    = NULL, unit = NULL, force = NULL, name = NULL, format_hint = NULL, year = NULL, keep_split
    = NULL, mapping = NULL, view = NULL, no_satellites = NULL, repair = NULL, threads = NULL,
    cache = TRUE
) {
    answer_question("deflate", list(
        "table" = table, "output" = output, "prices" = prices, "index" = index, "base" =
        base, "rate" = rate, "rates" = rates, "currency" = currency, "unit" = unit, "force"
        = force, "name" = name, "format_hint" = format_hint, "year" = year, "keep_split" =
        keep_split, "mapping" = mapping, "view" = view, "no_satellites" = no_satellites,
        "repair" = repair
    ), several = c(), threads = threads, cache = cache)
}

satellite_add <- function(
    table, file, output, name, origin, force = NULL, stressor = NULL, unit = NULL, missing =
    NULL, format_hint = NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL,
    no_satellites = NULL, repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("satellite add", list(
        "table" = table, "file" = file, "output" = output, "name" = name, "origin" = origin,
        "force" = force, "stressor" = stressor, "unit" = unit, "missing" = missing,
        "format_hint" = format_hint, "year" = year, "keep_split" = keep_split, "mapping" =
        mapping, "view" = view, "no_satellites" = no_satellites, "repair" = repair
    ), several = c(), threads = threads, cache = cache)
}

doctor <- function(
    threads = NULL, cache = TRUE
) {
    answer_question("doctor", list(
    ), several = c(), threads = threads, cache = cache)
}

cache <- function(
    threads = NULL, cache = TRUE
) {
    answer_question("cache", list(
    ), several = c(), threads = threads, cache = cache)
}

products <- function(
    trade, importer, exporter = NULL, hs = NULL, with_table = NULL, rank_by = NULL,
    dependent_only = NULL, concentration = NULL, outside_share = NULL, import_export_ratio =
    NULL, largest_share = NULL, vulnerable_share = NULL, world_concentration = NULL, exports =
    NULL, group = NULL, top = NULL, trade_year = NULL, reports = NULL, trade_mapping = NULL,
    countries = NULL, product_names = NULL, concordance = NULL, edition_links = NULL, end_use =
    NULL, product_elasticities = NULL, exchange_rate = NULL, format_hint = NULL, year = NULL,
    keep_split = NULL, mapping = NULL, view = NULL, no_satellites = NULL, repair = NULL, threads
    = NULL, cache = TRUE
) {
    answer_question("products", list(
        "trade" = trade, "importer" = importer, "exporter" = exporter, "hs" = hs,
        "with_table" = with_table, "rank_by" = rank_by, "dependent_only" = dependent_only,
        "concentration" = concentration, "outside_share" = outside_share,
        "import_export_ratio" = import_export_ratio, "largest_share" = largest_share,
        "vulnerable_share" = vulnerable_share, "world_concentration" = world_concentration,
        "exports" = exports, "group" = group, "top" = top, "trade_year" = trade_year,
        "reports" = reports, "trade_mapping" = trade_mapping, "countries" = countries,
        "product_names" = product_names, "concordance" = concordance, "edition_links" =
        edition_links, "end_use" = end_use, "product_elasticities" = product_elasticities,
        "exchange_rate" = exchange_rate, "format_hint" = format_hint, "year" = year,
        "keep_split" = keep_split, "mapping" = mapping, "view" = view, "no_satellites" =
        no_satellites, "repair" = repair
    ), several = c("hs", "group"), threads = threads, cache = cache)
}

product <- function(
    trade, hs, importer, between = NULL, group = NULL, top = NULL, trade_year = NULL, reports =
    NULL, trade_mapping = NULL, countries = NULL, product_names = NULL, concordance = NULL,
    edition_links = NULL, end_use = NULL, product_elasticities = NULL, exchange_rate = NULL,
    threads = NULL, cache = TRUE
) {
    answer_question("product", list(
        "trade" = trade, "hs" = hs, "importer" = importer, "between" = between, "group" =
        group, "top" = top, "trade_year" = trade_year, "reports" = reports, "trade_mapping"
        = trade_mapping, "countries" = countries, "product_names" = product_names,
        "concordance" = concordance, "edition_links" = edition_links, "end_use" = end_use,
        "product_elasticities" = product_elasticities, "exchange_rate" = exchange_rate
    ), several = c("group"), threads = threads, cache = cache)
}

explain <- function(
    term = NULL, top = NULL, threads = NULL, cache = TRUE
) {
    answer_question("explain", list(
        "term" = term, "top" = top
    ), several = c(), threads = threads, cache = cache)
}

results_compare <- function(
    first, second, top = NULL, threads = NULL, cache = TRUE
) {
    answer_question("results compare", list(
        "first" = first, "second" = second, "top" = top
    ), several = c(), threads = threads, cache = cache)
}

linkages <- function(
    table, industry = NULL, group = NULL, rate = NULL, format_hint = NULL, year = NULL,
    keep_split = NULL, mapping = NULL, view = NULL, no_satellites = NULL, repair = NULL, threads
    = NULL, cache = TRUE
) {
    answer_question("linkages", list(
        "table" = table, "industry" = industry, "group" = group, "rate" = rate,
        "format_hint" = format_hint, "year" = year, "keep_split" = keep_split, "mapping" =
        mapping, "view" = view, "no_satellites" = no_satellites, "repair" = repair
    ), several = c("group"), threads = threads, cache = cache)
}

lengths <- function(
    table, from = NULL, to = NULL, industry = NULL, group = NULL, format_hint = NULL, year =
    NULL, keep_split = NULL, mapping = NULL, view = NULL, no_satellites = NULL, repair = NULL,
    threads = NULL, cache = TRUE
) {
    answer_question("lengths", list(
        "table" = table, "from" = from, "to" = to, "industry" = industry, "group" = group,
        "format_hint" = format_hint, "year" = year, "keep_split" = keep_split, "mapping" =
        mapping, "view" = view, "no_satellites" = no_satellites, "repair" = repair
    ), several = c("group"), threads = threads, cache = cache)
}

fragmentation <- function(
    table, industry = NULL, bloc = NULL, group = NULL, format_hint = NULL, year = NULL,
    keep_split = NULL, mapping = NULL, view = NULL, no_satellites = NULL, repair = NULL, threads
    = NULL, cache = TRUE
) {
    answer_question("fragmentation", list(
        "table" = table, "industry" = industry, "bloc" = bloc, "group" = group,
        "format_hint" = format_hint, "year" = year, "keep_split" = keep_split, "mapping" =
        mapping, "view" = view, "no_satellites" = no_satellites, "repair" = repair
    ), several = c("bloc", "group"), threads = threads, cache = cache)
}

influence <- function(
    table, from = NULL, to = NULL, order = NULL, threshold = NULL, top = NULL, group = NULL,
    format_hint = NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL,
    no_satellites = NULL, repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("influence", list(
        "table" = table, "from" = from, "to" = to, "order" = order, "threshold" = threshold,
        "top" = top, "group" = group, "format_hint" = format_hint, "year" = year,
        "keep_split" = keep_split, "mapping" = mapping, "view" = view, "no_satellites" =
        no_satellites, "repair" = repair
    ), several = c("group"), threads = threads, cache = cache)
}

triangulate <- function(
    table, by = NULL, region = NULL, group = NULL, rate = NULL, format_hint = NULL, year = NULL,
    keep_split = NULL, mapping = NULL, view = NULL, no_satellites = NULL, repair = NULL, threads
    = NULL, cache = TRUE
) {
    answer_question("triangulate", list(
        "table" = table, "by" = by, "region" = region, "group" = group, "rate" = rate,
        "format_hint" = format_hint, "year" = year, "keep_split" = keep_split, "mapping" =
        mapping, "view" = view, "no_satellites" = no_satellites, "repair" = repair
    ), several = c("group"), threads = threads, cache = cache)
}

centrality <- function(
    table, industry = NULL, damping = NULL, flows = NULL, resolution = NULL, group = NULL, rate
    = NULL, format_hint = NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL,
    no_satellites = NULL, repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("centrality", list(
        "table" = table, "industry" = industry, "damping" = damping, "flows" = flows,
        "resolution" = resolution, "group" = group, "rate" = rate, "format_hint" =
        format_hint, "year" = year, "keep_split" = keep_split, "mapping" = mapping, "view" =
        view, "no_satellites" = no_satellites, "repair" = repair
    ), several = c("group"), threads = threads, cache = cache)
}

sda <- function(
    tables = NULL, of = NULL, method = NULL, account = NULL, stressor = NULL, from = NULL, to =
    NULL, region = NULL, group = NULL, rate = NULL, format_hint = NULL, year = NULL, keep_split
    = NULL, mapping = NULL, view = NULL, no_satellites = NULL, repair = NULL, threads = NULL,
    cache = TRUE
) {
    answer_question("sda", list(
        "tables" = tables, "of" = of, "method" = method, "account" = account, "stressor" =
        stressor, "from" = from, "to" = to, "region" = region, "group" = group, "rate" =
        rate, "format_hint" = format_hint, "year" = year, "keep_split" = keep_split,
        "mapping" = mapping, "view" = view, "no_satellites" = no_satellites, "repair" =
        repair
    ), several = c("tables", "group"), threads = threads, cache = cache)
}

tiva <- function(
    table, region = NULL, content = NULL, group = NULL, rate = NULL, format_hint = NULL, year =
    NULL, keep_split = NULL, mapping = NULL, view = NULL, no_satellites = NULL, repair = NULL,
    threads = NULL, cache = TRUE
) {
    answer_question("tiva", list(
        "table" = table, "region" = region, "content" = content, "group" = group, "rate" =
        rate, "format_hint" = format_hint, "year" = year, "keep_split" = keep_split,
        "mapping" = mapping, "view" = view, "no_satellites" = no_satellites, "repair" =
        repair
    ), several = c("group"), threads = threads, cache = cache)
}

screen <- function(
    tables = NULL, score = NULL, smallest = NULL, fewest = NULL, rate = NULL, format_hint =
    NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL, no_satellites = NULL,
    repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("screen", list(
        "tables" = tables, "score" = score, "smallest" = smallest, "fewest" = fewest, "rate"
        = rate, "format_hint" = format_hint, "year" = year, "keep_split" = keep_split,
        "mapping" = mapping, "view" = view, "no_satellites" = no_satellites, "repair" =
        repair
    ), several = c("tables"), threads = threads, cache = cache)
}

project <- function(
    table, totals, output, deviation = NULL, tolerance = NULL, sweeps = NULL, force = NULL, name
    = NULL, format_hint = NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL,
    no_satellites = NULL, repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("project", list(
        "table" = table, "totals" = totals, "output" = output, "deviation" = deviation,
        "tolerance" = tolerance, "sweeps" = sweeps, "force" = force, "name" = name,
        "format_hint" = format_hint, "year" = year, "keep_split" = keep_split, "mapping" =
        mapping, "view" = view, "no_satellites" = no_satellites, "repair" = repair
    ), several = c(), threads = threads, cache = cache)
}

supply_use <- function(
    table, year = NULL, threads = NULL, cache = TRUE
) {
    answer_question("supply-use", list(
        "table" = table, "year" = year
    ), several = c(), threads = threads, cache = cache)
}

symmetric <- function(
    table, output, year = NULL, model = NULL, totals = NULL, to_year = NULL, force = NULL, name
    = NULL, threads = NULL, cache = TRUE
) {
    answer_question("symmetric", list(
        "table" = table, "output" = output, "year" = year, "model" = model, "totals" =
        totals, "to_year" = to_year, "force" = force, "name" = name
    ), several = c(), threads = threads, cache = cache)
}

satellite_characterize <- function(
    table, file, output, name, account = NULL, force = NULL, origin = NULL, format_hint = NULL,
    year = NULL, keep_split = NULL, mapping = NULL, view = NULL, no_satellites = NULL, repair =
    NULL, threads = NULL, cache = TRUE
) {
    answer_question("satellite characterize", list(
        "table" = table, "file" = file, "output" = output, "name" = name, "account" =
        account, "force" = force, "origin" = origin, "format_hint" = format_hint, "year" =
        year, "keep_split" = keep_split, "mapping" = mapping, "view" = view, "no_satellites"
        = no_satellites, "repair" = repair
    ), several = c(), threads = threads, cache = cache)
}

responsibility <- function(
    table, account = NULL, stressor = NULL, region = NULL, group = NULL, rate = NULL,
    format_hint = NULL, year = NULL, keep_split = NULL, mapping = NULL, view = NULL,
    no_satellites = NULL, repair = NULL, threads = NULL, cache = TRUE
) {
    answer_question("responsibility", list(
        "table" = table, "account" = account, "stressor" = stressor, "region" = region,
        "group" = group, "rate" = rate, "format_hint" = format_hint, "year" = year,
        "keep_split" = keep_split, "mapping" = mapping, "view" = view, "no_satellites" =
        no_satellites, "repair" = repair
    ), several = c("group"), threads = threads, cache = cache)
}

plan <- function(
    question, threads = NULL, cache = TRUE
) {
    answer_question("plan", list(
        "question" = question
    ), several = c(), threads = threads, cache = cache)
}

mirror <- function(
    trade, exports_file = NULL, importer = NULL, exporter = NULL, hs = NULL, score = NULL,
    smallest_gap = NULL, group = NULL, top = NULL, trade_year = NULL, reports = NULL,
    trade_mapping = NULL, countries = NULL, product_names = NULL, concordance = NULL,
    edition_links = NULL, end_use = NULL, product_elasticities = NULL, exchange_rate = NULL,
    threads = NULL, cache = TRUE
) {
    answer_question("mirror", list(
        "trade" = trade, "exports_file" = exports_file, "importer" = importer, "exporter" =
        exporter, "hs" = hs, "score" = score, "smallest_gap" = smallest_gap, "group" =
        group, "top" = top, "trade_year" = trade_year, "reports" = reports, "trade_mapping"
        = trade_mapping, "countries" = countries, "product_names" = product_names,
        "concordance" = concordance, "edition_links" = edition_links, "end_use" = end_use,
        "product_elasticities" = product_elasticities, "exchange_rate" = exchange_rate
    ), several = c("hs", "group"), threads = threads, cache = cache)
}

vary <- function(
    question, over = NULL, threads = NULL, cache = TRUE
) {
    answer_question("vary", list(
        "question" = question, "over" = over
    ), several = c("over"), threads = threads, cache = cache)
}

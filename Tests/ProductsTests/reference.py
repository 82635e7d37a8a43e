"""Dependency indicators from a CSV i,j,cmd,value by pandas, for DependencyReferenceTests.

    reference.py FILE ISO3[,ISO3…]

Prints a CSV of hs, outside_imports, imports, hhi, exports, largest_origin, largest_share,
seller_dependence, world_hhi, one line for each product that comes from outside, by code. Written from the
definitions of SWD(2021) 352 and design notes alone; nothing of it is in the program.
"""

import sys

import pandas as pd

path, members = sys.argv[1], sys.argv[2].split(",")
flows = pd.read_csv(path, dtype={"cmd": str}, keep_default_na=False)
flows["value"] = pd.to_numeric(flows["value"])
flows["cmd"] = flows["cmd"].str.zfill(6)
to_us, from_us = flows["j"].isin(members), flows["i"].isin(members)

outside = flows[to_us & ~from_us].groupby(["cmd", "i"])["value"].sum()
total = outside.groupby("cmd").sum()
shares = outside / total.reindex(outside.index, level="cmd")
world = flows.groupby(["cmd", "i"])["value"].sum()
world_shares = world / world.groupby("cmd").sum().reindex(world.index, level="cmd")

result = pd.DataFrame({"outside_imports": total[total > 0]})
result["imports"] = flows[to_us].groupby("cmd")["value"].sum().reindex(result.index)
result["hhi"] = (shares**2).groupby("cmd").sum()
result["exports"] = (
    flows[from_us & ~to_us].groupby("cmd")["value"].sum().reindex(result.index, fill_value=0)
)
largest = outside.groupby("cmd").idxmax().reindex(result.index)
result["largest_origin"] = [key[1] for key in largest]
result["largest_share"] = [shares[key] for key in largest]
result["seller_dependence"] = [outside[key] / world[key] for key in largest]
result["world_hhi"] = (world_shares**2).groupby("cmd").sum()
result.index.name = "hs"
result.to_csv(sys.stdout, float_format="%.17g")

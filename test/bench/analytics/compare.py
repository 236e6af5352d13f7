"""Every measure once more by NetworkX and igraph, and how far the two are off: a table in Markdown."""

import json
import math
import sys
from itertools import islice

import igraph
import networkx as nx
from networkx.algorithms import bipartite

edges_path, measures_path = sys.argv[1:]
ours = json.load(open(measures_path))
with open(edges_path) as file:
    (n,), *edges = [tuple(map(int, line.split())) for line in file]
G = nx.Graph()
G.add_nodes_from(range(n))
G.add_edges_from(edges)
I = igraph.Graph(n=n, edges=edges)
nodes = range(n)
pairs = ours["pairs"]
rows = []


def flat(value):
    if isinstance(value, (list, tuple)):
        return [one for item in value for one in flat(item)]
    return [math.inf if value is None else value]


def check(name, by, mine, theirs, tolerance=1e-9):
    """Relative to the largest value: what is near zero has no digits to compare."""
    mine, theirs = flat(mine), flat(theirs)
    scale = max([abs(x) for x in theirs if math.isfinite(x)] or [1]) or 1
    same = len(mine) == len(theirs)
    off = max((0 if a == b else abs(a - b) / scale for a, b in zip(mine, theirs)), default=0)
    rows.append((name, by, len(mine), off, same and off <= tolerance))


def of(values):
    return [values[node] for node in nodes]


check("degree", "NetworkX", ours["degrees"], of(dict(G.degree())))
check("core number", "NetworkX", ours["coreNumbers"], of(nx.core_number(G)))
check("triangles", "NetworkX", ours["triangles"], of(nx.triangles(G)))
check("local clustering", "NetworkX", ours["localClustering"], of(nx.clustering(G)))
check("betweenness", "igraph", ours["betweenness"], I.betweenness())
check("closeness", "igraph", ours["closeness"], I.closeness())
check("harmonic closeness", "igraph", ours["harmonicCloseness"], I.harmonic_centrality())
check("eccentricity", "igraph", ours["eccentricities"], I.eccentricity())
check("PageRank", "igraph", ours["pageRank"], I.pagerank())
check("PageRank", "NetworkX", ours["pageRank"], of(nx.pagerank(G, tol=1e-14, max_iter=1000)), 1e-8)
check("eigenvector centrality", "igraph", ours["eigenvector"], I.eigenvector_centrality(), 1e-7)

check("sizes of components", "NetworkX", sorted(ours["componentSizes"]), sorted(map(len, nx.connected_components(G))))
check("transitivity", "NetworkX", ours["transitivity"], nx.transitivity(G))
check("average local clustering", "NetworkX", ours["averageLocalClustering"], nx.average_clustering(G))
check("degree assortativity", "NetworkX", ours["degreeAssortativity"], nx.degree_assortativity_coefficient(G))
countries = ours["countries"]
known = nx.Graph([(a, b) for a, b in edges if countries[a] >= 0 and countries[b] >= 0])
nx.set_node_attributes(known, {node: countries[node] for node in known}, "country")
check(
    "country assortativity", "NetworkX", ours["countryAssortativity"], nx.attribute_assortativity_coefficient(known, "country")
)
check("articulation points", "NetworkX", ours["articulationPoints"], sorted(nx.articulation_points(G)))
check("bridges", "NetworkX", ours["bridges"], sorted(tuple(sorted(one)) for one in nx.bridges(G)))
check("diameter", "igraph", ours["diameter"], I.diameter())
check("mean distance", "igraph", ours["meanDistance"], I.average_path_length())
check("distance distribution", "igraph", ours["distanceDistribution"], [count for _, _, count in I.path_length_hist(directed=False).bins()])
check("modularity", "igraph", ours["modularity"], I.modularity(ours["communityOf"]))

check("length of a shortest path", "NetworkX", [p["hops"] for p in ours["shortestPaths"]], [nx.shortest_path_length(G, a, b) for a, b in pairs])
check("number of shortest paths", "igraph", [p["count"] for p in ours["shortestPaths"]], [len(I.get_all_shortest_paths(a, b)) for a, b in pairs])
few = len(ours["simplePaths"])
check(
    "5 shortest simple paths",
    "NetworkX",
    ours["simplePaths"],
    [[len(p) - 1 for p in islice(nx.shortest_simple_paths(G, a, b), 5)] for a, b in pairs[:few]],
)
W = nx.Graph()
W.add_nodes_from(nodes)
W.add_weighted_edges_from(ours["measuredEdges"])


def length_between(a, b):
    try:
        return nx.dijkstra_path_length(W, a, b)
    except nx.NetworkXNoPath:
        return None


def simple_between(a, b):
    try:
        return [nx.path_weight(W, p, "weight") for p in islice(nx.shortest_simple_paths(W, a, b, "weight"), 3)]
    except nx.NetworkXNoPath:
        return []


check("length of the shortest path in km", "NetworkX", ours["weightedPaths"], [length_between(a, b) for a, b in ours["measuredPairs"]])
check("3 shortest simple paths in km", "NetworkX", ours["weightedSimplePaths"], [simple_between(a, b) for a, b in ours["measuredPairs"]])
check("PageRank by weight", "NetworkX", ours["weightedPageRank"], of(nx.pagerank(W, tol=1e-14, max_iter=1000)), 1e-8)

scored = [(one["node"], one["other"]) for one in ours["linkScores"]]
for method, index in {
    "commonNeighbours": lambda pair: [(a, b, len(list(nx.common_neighbors(G, a, b)))) for a, b in pair],
    "adamicAdar": lambda pair: nx.adamic_adar_index(G, pair),
    "resourceAllocation": lambda pair: nx.resource_allocation_index(G, pair),
    "jaccard": lambda pair: nx.jaccard_coefficient(G, pair),
    "preferentialAttachment": lambda pair: nx.preferential_attachment(G, pair),
}.items():
    check(method, "NetworkX", [one["scores"][method] for one in ours["linkScores"]], [score for _, _, score in index(scored)])

B = nx.Graph()
cities = range(ours["projections"][0]["nodeCount"])
B.add_nodes_from(cities)
B.add_edges_from((node, f"group {group}") for node, group in zip(ours["memberships"]["nodes"], ours["memberships"]["groups"]))
for name, mine, project in zip(
    ("shared groups", "shared groups by Newman"),
    ours["projections"],
    (bipartite.weighted_projected_graph, bipartite.collaboration_weighted_projected_graph),
):
    theirs = project(B, cities)
    offsets, neighbours, weights = mine["offsets"], mine["neighbours"], mine["weights"]
    ties = [(a, neighbours[i], weights[i]) for a in cities for i in range(offsets[a], offsets[a + 1])]
    check(name, "NetworkX", ties, [(a, b, theirs[a][b]["weight"]) for a in cities for b in sorted(theirs[a])])

print("| measure | by | values | off by at most, relative to the largest |")
print("| --- | --- | --: | --: |")
for name, by, count, off, good in rows:
    print(f"| {name} | {by} | {count:,} | {off:.1e}{'' if good else ' **DIFFERS**'} |")
sys.exit(0 if all(good for *_, good in rows) else 1)

"""What networkx reads in a GraphML and a GEXF file: nodes and edges with all that is said of them, as JSON."""
import json
import sys

try:
    import networkx
except ImportError:
    sys.exit(3)


def edges(graph):
    if graph.is_multigraph():
        return [{"id": key, "source": one, "target": other, **said} for one, other, key, said in graph.edges(keys=True, data=True)]
    # without parallel edges read_gexf makes a plain graph, whose edges have no keys
    return [{"source": one, "target": other, **said} for one, other, said in graph.edges(data=True)]


def told(graph):
    return {
        "directed": graph.is_directed(),
        "parallel": graph.is_multigraph(),
        "nodes": [{"id": node, **said} for node, said in graph.nodes(data=True)],
        "edges": edges(graph),
    }


graphml, gexf = sys.argv[1:]
json.dump({"graphml": told(networkx.read_graphml(graphml, force_multigraph=True)), "gexf": told(networkx.read_gexf(gexf))}, sys.stdout)

"""What rdflib reads in a Turtle and a JSON-LD file: whether they say the same, in which words, and who met whom by which source, as JSON."""
import json
import sys

try:
    import rdflib
except ImportError:
    sys.exit(3)

from rdflib.namespace import ORG, PROV, RDF, SDO, SKOS

WORDS = {"org": ORG, "prov": PROV, "schema": SDO, "skos": SKOS}

MET = """
SELECT ?relation ?one ?other ?source ?title WHERE {
  ?relation a rdf:Statement ; rdf:subject/skos:prefLabel ?one ; rdf:predicate <urn:graph:term:MET_WITH> ; rdf:object/skos:prefLabel ?other ;
            <urn:graph:term:evidence>/prov:wasDerivedFrom ?source .
  ?source schema:headline ?title .
}"""


def statements(graph):
    """Nodes without a name are known by what is said of them: none of ours says anything of another."""
    def named(node):
        return node.n3() if not isinstance(node, rdflib.BNode) else str(sorted((p.n3(), o.n3()) for p, o in graph.predicate_objects(node)))
    return sorted((named(s), p.n3(), named(o)) for s, p, o in graph)


def used(graph):
    """How often each word of the vocabularies stands as a class, a predicate, or what a relation is of."""
    count = {}
    for _, predicate, value in graph:
        word = value if predicate in (RDF.type, RDF.predicate) else predicate
        for prefix, vocabulary in WORDS.items():
            if str(word).startswith(str(vocabulary)):
                name = str(word)[len(str(vocabulary)):]
                key = f"{prefix}:{name}" if name in vocabulary else f"not a word: {prefix}:{name}"
                count[key] = count.get(key, 0) + 1
    return count


turtle, jsonld = (rdflib.Graph().parse(file, format=form) for file, form in zip(sys.argv[1:], ("turtle", "json-ld")))
one, other = statements(turtle), statements(jsonld)
known = dict(rdf=RDF, skos=SKOS, prov=PROV, schema=SDO)
json.dump({
    "count": len(one),
    "onlyTurtle": [s for s in one if s not in set(other)][:5],
    "onlyJsonLd": [s for s in other if s not in set(one)][:5],
    "same": one == other,
    "words": used(turtle),
    "names": [{"id": str(id), "name": str(name)} for id, name in turtle.subject_objects(SKOS.prefLabel)],
    "sameAs": [str(other) for other in turtle.objects(None, SDO.sameAs) if isinstance(other, rdflib.URIRef)],
    "met": [{str(name): str(row[name]) for name in row.labels} for row in turtle.query(MET, initNs=known)],
}, sys.stdout)

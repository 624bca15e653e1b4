namespace Graph;

/// <summary>Records a line each, as <see cref="Ndjson"/> reads them back.</summary>
internal sealed class NdjsonExport(Stream to) : Export(to)
{
    public override IReadOnlyList<RecordKind> Parts => [RecordKind.Source, RecordKind.Entity, RecordKind.Relation, RecordKind.Judgement];

    protected override void Write(GraphRecord record, int part) => WireJson.Line(record, To);
}

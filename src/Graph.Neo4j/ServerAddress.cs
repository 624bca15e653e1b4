namespace Graph.Neo4j;

/// <summary>Where a server is, and who asks it.</summary>
internal sealed record ServerAddress(Uri Uri, string User, string Password, string Database)
{
    private const string Schemes = "http://, https://, neo4j://, neo4j+s://, bolt:// and bolt+s://";

    /// <exception cref="GraphException"><see cref="GraphCode.StoreUnavailable"/>: there is no way to such an address.</exception>
    public static ServerAddress Of(string address, string user, string password, string database)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw Refused($"This is no address; they start with {Schemes}.");
        if (uri.UserInfo.Length > 0)
            throw Refused("The address holds a user or password: they are Graph:Neo4jUser and Graph:Neo4jPassword.");
        if (uri.Scheme is not ("http" or "https" or "neo4j" or "neo4j+s" or "bolt" or "bolt+s"))
            throw Refused($"There is no way to a store by {uri.Scheme}://, only by {Schemes}, or a path.");
        return new ServerAddress(uri, user, password, database);
    }

    public IServer Open() => Uri.Scheme switch
    {
        "http" or "https" => new HttpServer(this),
#if BOLT
        _ => new BoltServer(this),
#else
        _ => throw Refused($"This build has no driver for {Uri.Scheme}://: build it with -p:Bolt=true, or give the server's HTTP address (http://…:7474)."),
#endif
    };

    // a record would write its password
    public override string ToString() => Uri.GetLeftPart(UriPartial.Path);

    private static GraphException Refused(string why) => new(GraphCode.StoreUnavailable, "Graph:Store: " + why);
}

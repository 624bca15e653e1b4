namespace Graph;

/// <summary>What a word stands for beside itself.</summary>
internal enum TermKind
{
    /// <summary>A country or the EU: France, French, Frankreich.</summary>
    Country,

    /// <summary>What an office or ministry is for, and what it is: defence, minister.</summary>
    Role,

    /// <summary>What goes before a person's name and is no part of it: Mr, General.</summary>
    Title,

    /// <summary>What only links words: of, the, für.</summary>
    Link,
}

/// <summary>A word that stands for something: French for <c>france</c>, MoD for <c>ministry</c> and <c>defence</c>.</summary>
internal sealed record Term(TermKind Kind, IReadOnlyList<string> Concepts);

/// <summary>
/// Words that name the same office, ministry or country: French and of France, defense and Verteidigung, MoD. Made by hand, in the languages that
/// European newspapers are read in, of the countries that the defence of Europe is about.
/// </summary>
internal static class Terms
{
    /// <summary>What one or two folded words stand for; null for most.</summary>
    public static Term? Of(string words) => Table.TryGetValue(words, out var term) || (words.EndsWith('s') && Table.TryGetValue(words[..^1], out term) && term.Kind is TermKind.Country) ? term : null;

    /// <summary>What the id of a country or of the EU stands for; null for one that the table does not have.</summary>
    public static string? Country(string? id) => id is not null && Of(id.Replace('-', ' ')) is { Kind: TermKind.Country } term ? term.Concepts[0] : null;

    /// <summary>What the holder of an office with such a portfolio is called, whatever its name says.</summary>
    public static IReadOnlyList<string> Portfolio(string? portfolio) => portfolio switch
    {
        "defence" => ["defence", "minister"],
        "foreign" => ["foreign", "minister"],
        "head-of-state" => ["president"],
        "head-of-government" => ["premier"],
        _ => [],
    };

    /// <summary>A patronymic (Oleksandrovych, Viktorovna), which many leave out.</summary>
    public static bool Patronymic(string word) => word.Length > 6 && Patronymics.Any(end => word.EndsWith(end, StringComparison.Ordinal));

    private static readonly string[] Patronymics =
        ["ovych", "evych", "yovych", "iovych", "ovich", "evich", "ovitch", "evitch", "ovitsch", "owitsch", "owytsch", "ovyc", "ovic", "evic", "ivna", "ovna", "evna", "owna", "ewna", "ovics", "evics"];

    /// <summary>Before the comma what it stands for, then how it is written, two words joined by a low line.</summary>
    private static readonly Dictionary<string, Term> Table = new[]
    {
        (TermKind.Country,
            """
            albania, albania albanian albanie albanien
            armenia, armenia armenian armenie armenien
            australia, australia australian australie australien
            austria, austria austrian autriche autrichien autrichienne osterreich osterreichisch osterreichische osterreichischer
            azerbaijan, azerbaijan azerbaijani azeri aserbaidschan azerbaidjan
            belarus, belarus belarusian belarussian bielorussie weissrussland
            belgium, belgium belgian belgique belge belgien belgisch belgische belgischer belgie
            bosnia, bosnia bosnian bosnie bosnien bosnia_herzegovina
            bulgaria, bulgaria bulgarian bulgarie bulgare bulgarien bulgarisch bulgarische bulgarischer
            canada, canada canadian canadien canadienne kanada kanadisch kanadische kanadischer
            china, china chinese chine chinois chinesisch chinesische chinesischer
            croatia, croatia croatian croatie croate kroatien kroatisch kroatische kroatischer hrvatska
            cyprus, cyprus cypriot chypre chypriote zypern
            czechia, czechia czech tchequie tcheque tschechien tschechisch tschechische tschechischer czech_republic cesko ceska
            denmark, denmark danish danemark danois danoise danisch danische danischer danmark dansk
            estonia, estonia estonian estonie estonien estland estnisch estnische estnischer eesti
            eu, eu european_union ue union_europeenne europaische_union
            finland, finland finnish finlande finlandais finlandaise finnland finnisch finnische finnischer suomi
            france, france french francais francaise frankreich franzosisch franzosische franzosischer francia francese francuski frankrijk frans franse
            georgia, georgia georgian georgie georgien
            germany, germany german allemagne allemand allemande deutschland deutsch deutsche deutscher germania tedesco tedesca alemania aleman niemcy niemiecki duitsland duits duitse
            greece, greece greek grece grec grecque griechenland griechisch griechische griechischer hellas hellenic
            hungary, hungary hungarian hongrie hongrois hongroise ungarn ungarisch ungarische ungarischer
            iceland, iceland icelandic islande islandais island islandisch
            india, india indian inde indien
            iran, iran iranian iranien
            ireland, ireland irish irlande irlandais irlandaise irland irisch irische irischer
            israel, israel israeli israelien israelisch
            italy, italy italian italie italien italienne italienisch italienische italienischer italia italiano italiana wloski
            japan, japan japanese japon japonais japanisch
            korea, korea korean south_korea south_korean coree sudkorea
            kosovo, kosovo kosovar
            latvia, latvia latvian lettonie letton lettland lettisch lettische lettischer latvija
            lithuania, lithuania lithuanian lituanie lituanien litauen litauisch litauische litauischer lietuva
            luxembourg, luxembourg luxembourgish luxemburg luxembourgeois
            malta, malta maltese malte maltais
            moldova, moldova moldovan moldavie moldave moldau
            montenegro, montenegro montenegrin
            netherlands, netherlands dutch holland nederland nederlands nederlandse niederlande niederlandisch niederlandische niederlandischer pays_bas neerlandais neerlandaise
            north macedonia, north_macedonia macedonia macedonian
            norway, norway norwegian norvege norvegien norvegienne norwegen norwegisch norwegische norwegischer norge norsk
            poland, poland polish pologne polonais polonaise polen polnisch polnische polnischer polska polski
            portugal, portugal portuguese portugais portugaise portugiesisch
            romania, romania romanian roumanie roumain roumaine rumanien rumanisch rumanische rumanischer
            russia, russia russian russie russe russland russisch russische russischer rossiia
            serbia, serbia serbian serbie serbe serbien serbisch
            slovakia, slovakia slovak slovaquie slovaque slowakei slowakisch slowakische slowakischer
            slovenia, slovenia slovenian slovenie slovene slowenien slowenisch
            spain, spain spanish espagne espagnol espagnole spanien spanisch spanische spanischer espana espanol espanola
            sweden, sweden swedish suede suedois suedoise schweden schwedisch schwedische schwedischer sverige svensk
            switzerland, switzerland swiss suisse schweiz schweizer svizzera
            turkey, turkey turkish turkiye turquie turc turque turkei turkisch turkische turkischer
            ukraine, ukraine ukrainian ukrainien ukrainienne ukrainisch ukrainische ukrainischer ukraina ukrainska oekraine oekraiens
            united kingdom, united_kingdom uk britain british great_britain royaume_uni britannique grossbritannien britisch britische britischer verenigd_koninkrijk
            united states, united_states us usa american america u_s etats_unis americain americaine vereinigte_staaten amerikanisch amerikanische amerikanischer
            """),
        (TermKind.Role,
            """
            minister, minister ministers ministre ministres ministro ministra ministerin secretary ministr
            ministry, ministry ministere ministerium ministerie ministerio ministero ministerstwo ministerstvo
            ministry defence, mod verteidigungsministerium
            ministry foreign, mfa mofa auswartiges_amt aussenministerium
            minister defence, defmin secdef verteidigungsminister verteidigungsministerin
            minister foreign, aussenminister aussenministerin
            defence, defence defense defensie verteidigung difesa defensa obrony obrana obrony_narodowej armees oborony
            foreign, foreign etrangeres etrangere foreign_affairs affaires_etrangeres esteri exteriores auswartiges external
            president, president presidente presidente prasident prasidentin prezydent prezident presidency bundesprasident
            premier, premier pm prime_minister premier_ministre premierminister ministerprasident primo_ministro statsminister minister_president
            chancellor premier, chancellor kanzler kanzlerin bundeskanzler bundeskanzlerin chancelier
            secretarygeneral, secretary_general secretaire_general generalsekretar sg secgen
            ambassador, ambassador ambassadeur botschafter botschafterin ambasciatore embajador
            commissioner, commissioner commissaire kommissar kommissarin
            king, king roi konig queen reine konigin
            """),
        (TermKind.Title,
            """
            title, mr mrs ms miss mx dr doctor prof professor sir dame lord lady baron baroness count countess prince princess monsieur madame mme mademoiselle mlle maitre herr frau senor senora signor signora pan pani mijnheer mevrouw gospodin
            title, general gen admiral adm vice_admiral colonel col major maj captain capt lieutenant lt commander cdr sergeant sgt marshal brigadier generalmajor generalleutnant general_major
            title, senator sen congressman congresswoman representative rep deputy depute mp mep councillor governor mayor chief boss leader head chairman chairwoman chair speaker spokesman spokeswoman judge justice shaikh sheikh emir sultan imam pope bishop cardinal
            title, former ex late acting interim outgoing incoming new then his her excellency he honourable honorable hon right rt vice
            """),
        (TermKind.Link, "link, of the an for and at in on to de du des la le les et pour au aux der die das den dem von vom und fur zum zur del della dello di van het voor en og affairs affaires"),
    }.SelectMany(rows => rows.Item2.Split('\n').SelectMany(row => Forms(rows.Item1, row))).DistinctBy(form => form.Key).ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, Term>> Forms(TermKind kind, string row)
    {
        var comma = row.IndexOf(',', StringComparison.Ordinal);
        // a country is one thing, an office or ministry may be two: what it is and what for
        var term = new Term(kind, kind == TermKind.Country ? [row[..comma].Replace(" ", "", StringComparison.Ordinal)] : row[..comma].Split(' '));
        return row[(comma + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(form => KeyValuePair.Create(form.Replace('_', ' '), term));
    }
}

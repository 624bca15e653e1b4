namespace Graph;

/// <summary>
/// Given names in their short forms and in other languages: Tony for Antony, Volodymyr and Vladimir. Made by hand, of names that European politics
/// is full of. A form may belong to several names (Alex, Sasha), and two people of one given name are told apart by the rest.
/// </summary>
internal static class GivenNames
{
    /// <summary>The names that a folded word may be a form of, by their numbers; none for most words.</summary>
    public static IReadOnlyList<int> Of(string word) => Table.GetValueOrDefault(word, []);

    /// <summary>Whether two folded words may be forms of one given name.</summary>
    public static bool Same(string one, string other) => Of(one) is { Count: > 0 } names && names.Intersect(Of(other)).Any();

    private static readonly Dictionary<string, List<int>> Table = Rows(
        """
        abraham abe avraham ibrahim
        adam adas
        adrian adriano adrien
        albert al bert alberto albrecht
        alexander alexandre alessandro alejandro alexandros aleksander aleksandr aleksandar oleksandr aliaksandr alex aleks alec sandy sandro sasha sascha xander olek oleks sandor
        alexandra aleksandra oleksandra alessandra alejandra alex sandra sasha
        alexis alexei alexey aleksei aleksey oleksii oleksiy oleksij alyosha lyosha
        alfred fred alf alfredo
        andrew andreas andre andrea andres andrei andrey andrej andriy andrii andrij andrzej andras andris anders ondrej andy drew
        anna anne ann annie hanna hannah ganna anya ania anka annette anita nan
        anthony antony tony antonio antoine anton antoni antonin antonis toni toon
        arseniy arsenii arsenij arseni arsen
        barbara barb barbora varvara
        bartholomew bart bartlomiej bartek
        benedict ben benedikt benito benoit
        benjamin ben benny benjamim binyamin bibi
        bernard bernie bernhard bernardo
        boris borys
        bohdan bogdan
        caroline carol carolyn karolina karoline carrie lina
        catherine katherine kathryn kate cathy kathy katie katarina katarzyna kateryna ekaterina yekaterina caterina katharina katja katya kasia catarina catalina katrin karin
        charles charlie chuck carl karl carlos carlo karel karol
        christian kristian cristian christiaan chris
        christine christina kristina cristina krystyna kristin chris tina
        christopher chris cristobal kristof krzysztof christophe christoph kristoffer topher
        claudia klaudia
        constantine konstantin kostiantyn kostyantyn konstantinos costas kostas constantin constantino
        cornelius kees cor cornelis
        daniel dan danny danylo danilo daniele danijel danil
        david dave davide dawid
        dennis denis denys
        deborah debbie deb debora
        demetrius dmitry dmitri dmitrii dmitriy dmytro dimitri dimitrios dimitris dimitar dzmitry dima mitya
        dominic dominique dominik domenico domingo
        dorothy dorothea dorota dot dolly
        edward ed eddie eduard eduardo edoardo edvard ned ted teddy
        eleanor ellen nora eleonora leonor elinor
        elizabeth liz lizzie beth betty eliza elisabeth elisabetta elzbieta elisa lisa ilse liza yelizaveta bettina lies
        emmanuel emanuel manuel manny emanuele manu
        emily emilie emilia
        eric erik erich
        ernest ernst ernesto ernie
        eugene eugen eugenio evgeny evgenii evgeni yevgeny yevhen yevhenii gene evgenios
        eva eve ewa yeva
        felix feliks
        ferdinand fernando ferdi hernando
        florence florentina flo
        francis frank francois francesco francisco franz franciszek frantisek frans ferenc pancho paco francesc frantz
        frances francesca francoise fran franziska franciszka
        frederick frederic fred freddy federico friedrich fridrich frederik fryderyk fritz rick
        gabriel gabe gabriele gavriil gabor
        george georg georges giorgio giorgi jorge jerzy georgi georgios giorgos gheorghe heorhii yuri yurii yuriy jurij iurii juri jiri jurgen jorgen goran joris
        gerald gerry jerry gerhard gerard gerardo gerhardt gert
        gregory greg gregor grigory hryhorii hryhoriy gregorio grzegorz grigorios
        guido guy gui
        gustav gustavo gus
        helen helena elena olena yelena helene alena lena ilona eleni elina
        henry harry hank henri heinrich enrico enrique henrik hendrik henryk heinz
        herman hermann armand
        hugo hugh ugo hugues
        ignatius ignacio ignazio ignacy nacho
        igor ihor
        irene irina iryna irena ira
        isaac ike izaak
        isabel isabella isabelle izabela bella isobel
        ivan john johann johannes johan jan jean juan joao ion ioan ivo giovanni gianni hans janos jon joan jack johnny jonny jovan iwan yannis ioannis giannis yanis evan ian sean eoin jens janez hannes jussi juhani
        jacob james jim jimmy jamie jakob jakub jacques jaime diego giacomo yakov yakiv jaap jack iago
        jaroslav yaroslav jaroslaw iaroslav
        jennifer jenny jen jennie
        jeremy jeremiah jerry jeremias
        jessica jess jessie
        jonathan jon jonny jonatan
        joseph joe joey josef jose giuseppe josep jozef yosef osip yosyp jozsef pepe iosif josip beppe pepijn joost
        josephine josefina josephina jo
        judith judy judit
        julia julie giulia yulia iulia yuliia julija juliya iuliia julita
        julian julien giuliano juliusz
        julius giulio julio jules gyula yuliy
        klaus claus nicholas nick nicolas nicola nicolo nikolaus nikolai nikolay nikolaj mykola mikola mikolaj miklos nicolae nikos nikolaos nico niko niels nils kolya claas klaas
        kenneth ken kenny
        kimberly kim
        lawrence laurence larry laurent lorenzo lars laurens lorenz vavrinec wawrzyniec laurentiu
        leo leon lev lew
        leonard leo leonardo len lenny
        leonid leo
        leopold leo
        louis luis luigi ludwig lou louie lodewijk ludovic lajos ludvik ludwik luiz lodovico
        louise luise luisa lou
        lucas luke luca lukas luc lukasz luka
        lucy lucie lucia luzia
        ludmila lyudmila liudmyla ljudmila ludmyla
        magdalena madeleine magda magdalene lena madeline
        marc mark marcus markus marco marek marcos marko marcin marceli
        margaret margarita marguerite meg maggie peggy greta gretchen margarete margherita malgorzata margrethe mette rita marjorie madge grete gosia
        mary maria marie mariya mariia marija miriam maryam molly polly mia marija mitzi maja marika
        martha marta
        martin marty martino marten maarten martyn
        matthew matt mateusz matteo mateo matthias matthieu mathieu matej matti mathias matias mats matvii matvey thijs
        maurice mauricio maurizio moritz maurits
        max maximilian maxime maxim maksym maksim massimo maximilien massimiliano
        michael mike mick mickey michel michele miguel mikhail mykhailo mychajlo mihail mihai michal mihaly mikael mikko misha mischa michiel mikkel mihails mihkel
        michelle michele michaela mihaela shelly
        miroslav miroslaw myroslav mirek
        mohammed muhammad mohamed mohammad mehmet mahomet mohamad muhammed
        nadia nadja nadiya nadezhda nadiia nadine nadeschda
        natalie natalia nataliya nataliia natasha natalya nathalie natalja
        nathaniel nathan nate
        olaf olav ole oluf
        olga olha helga
        oleg oleh
        oscar oskar
        pamela pam
        patricia pat patty tricia patrizia patrycja
        patrick pat paddy padraig patrik patrizio patricio rick
        paul pablo paolo pavel pavlo pawel paulo paulus pal pavlos paavo pol povl poul pau
        peter pete pierre pietro pedro piotr petr petro pyotr petar petros petteri pieter petru per peer peder pekka petter piet pero
        philip phil philippe felipe filip filippo philipp flip filipp filippos
        quentin quintin
        rachel raquel rahel rachele
        ralph ralf raul raoul rafe
        raphael rafael raffaele rafal raffi
        raymond ray raimund ramon raimondo raimundo
        rebecca becky rebeka rebekka
        reginald reg reggie
        richard rick dick rich ricardo riccardo ryszard rikard richie ricky
        robert bob rob bobby robbie roberto rupert robb bert
        roderick rod rodrigo rory
        roger rogelio rutger ruggero 
        roman romain romano
        ronald ron ronnie ronaldo
        rosa rose rosie rozalia
        rudolf rudolph rudy rudi rodolfo
        samuel sam sammy samuil samuele
        samantha sam
        sarah sara sally
        sebastian sebastien sebastiano sebastiao bastian seb bastien
        sergius serge sergei sergey sergii serhii serhiy sergio sergiu serhij sergej sergiy siarhei serghei sergejs
        simon simone szymon semyon semen shimon simeon
        sophia sophie sofia sofie zofia sofiya
        stanislav stanislaw stan stanislaus stas stanislas stanislao
        stephen steven steve stefan stephane stefano esteban istvan stepan stephan etienne steffen stefanos stevan szczepan estevao
        stephanie stefanie stefania stephania steffi
        susan suzanne sue susie zuzana susanna susanne zuzanna
        svetlana svitlana swetlana sviatlana
        sviatoslav svyatoslav
        theodore ted teddy theo teodor fedor fyodor fedir theodor todor theodoros teodoro feodor
        theresa teresa terry tess tereza therese terezia
        thomas tom tommy tomas tomasz tommaso toma maso tomaz
        timothy tim timofey tymofii timo timotheus timoteo
        tobias toby
        ursula ursel uschi orsola urszula
        valentine valentin valentyn valentino
        valery valerii valeriy valerio valeri valerij
        veronica veronika veronique
        victor viktor vic vittorio vitya
        vincent vince vincenzo vicente vincentius
        vitalii vitaliy vitaly vitali vitalij vitale
        vladimir volodymyr vladimiro wladimir uladzimir vova volodya vlad wolodymyr wlodzimierz volodimir vladymyr
        vladislav vladyslav wladyslaw vlad ladislav laszlo ladislao uladzislau
        vaclav waclaw wenceslas wenzel
        viacheslav vyacheslav viacheslaw slava
        vasily vasyl vasilii vasilis basil vassilis vasile vasil
        william will bill billy willy wilhelm guillaume guglielmo guillermo willem liam vilem wim guilherme willi vilmos
        yves ivo ives
        zachary zach zack zacharias
        """);

    private static Dictionary<string, List<int>> Rows(string rows)
    {
        var table = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var (name, row) in rows.Split('\n').Index())
        {
            foreach (var form in row.Split(' ').Distinct())
            {
                if (!table.TryGetValue(form, out var names))
                    table[form] = names = [];
                names.Add(name);
            }
        }
        return table;
    }
}

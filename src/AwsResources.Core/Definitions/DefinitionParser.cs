using System.Globalization;
using System.Text.Json;

namespace AwsResources.Core.Definitions;

/// <summary>Reads definition files: the form of the JSON, its shorthands, and nothing about the service's model.</summary>
internal sealed partial class DefinitionParser(DefinitionFaults faults)
{
    private static readonly string[] RootMembers = ["$schema", "service", "name", "doc", "eventual", "actions", "collections"];
    private static readonly string[] ResourceMembers =
    [
        "$schema", "service", "resource", "doc", "identifiers", "shape", "load", "list", "predicates", "attributes", "references", "children", "collections",
        "actions", "batchActions", "waiters",
    ];

    /// <summary>
    /// Reads the files of one service: <c>service.json</c> and a file a resource. Resources that name their service themselves need no service file.
    /// </summary>
    /// <returns>The definition, or null where no file names the service.</returns>
    public ServiceDefinition? Parse(IEnumerable<(string File, byte[] Utf8)> files)
    {
        ServiceDefinition? service = null;
        var resources = new List<ResourceDefinition>();
        List<Named>? named = null;
        foreach (var (file, utf8) in files)
        {
            DefinitionNode root;
            try
            {
                root = DefinitionNode.Parse(file, utf8);
            }
            catch (DefinitionSyntaxException e)
            {
                faults.Add(e.Place, "syntax", e.Message);
                continue;
            }
            if (!root.IsObject) faults.Add(root.Place, "syntax", "expected an object");
            else if (root["resource"] is not null)
            {
                resources.Add(Resource(root));
                if (root["service"] is not null) (named ??= []).Add(Required(root, "service", resources[^1].Name));
            }
            else if (root["service"] is not null) service = Service(root);
            else faults.Add(root.Place, "syntax", "expected a member 'resource', or 'service' in the file of the service itself");
        }
        service ??= named is null ? null : Implied(named[0]);
        if (service is null) return null;
        foreach (var other in named ?? [])
            if (other.Name != service.Service)
                faults.Add(other.Place, "service", $"the resource is of '{other.Name}', and the others are of '{service.Service}': define one service at a time");
        foreach (var twice in resources.GroupBy(resource => resource.Name).Where(group => group.Count() > 1))
            faults.Add(twice.Last().Place, $"{service.Service}/{twice.Key}", "the resource is defined in two files");
        return service with { Resources = [.. resources.OrderBy(resource => resource.Name, System.StringComparer.Ordinal)] };
    }

    // The root of resources that came without one: it has them as children, and nothing else.
    private static ServiceDefinition Implied(Named service)
    {
        var name = string.Concat(service.Name.Split('-', '.').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        return new ServiceDefinition(service.Name, name, service.Place)
        {
            Resources = [],
            Root = new ResourceDefinition(name, service.Place) { IsRoot = true },
        };
    }

    private ServiceDefinition Service(DefinitionNode root)
    {
        Only(root, "service", RootMembers);
        var service = Text(root, "service", "service") ?? "";
        var name = Text(root, "name", "service") ?? service;
        var doc = root["doc"]?.Text;
        return new ServiceDefinition(service, name, root.Place)
        {
            Doc = doc,
            IsEventual = Flag(root, "eventual", "service") is true,
            Resources = [],
            Root = new ResourceDefinition(name, root.Place)
            {
                IsRoot = true,
                Doc = doc,
                Actions = [.. Each(root, "actions", name, Action)],
                Collections = [.. Each(root, "collections", name, Collection)],
            },
        };
    }

    private ResourceDefinition Resource(DefinitionNode root)
    {
        var name = Text(root, "resource", "resource") ?? "";
        Only(root, name, ResourceMembers);
        return new ResourceDefinition(name, root.Place)
        {
            Doc = root["doc"]?.Text,
            Identifiers = [.. Each(root, "identifiers", name, Identifier)],
            IsSingle = root["identifiers"] is { IsObject: true, IsEmpty: true },
            Shape = NameOf(root["shape"], name + ".shape"),
            Load = root["load"] is { } load ? Load(name + ".load", load) : null,
            List = root["list"] is { } list ? List(name + ".list", list) : null,
            Predicates = Predicates(name + ".predicates", root["predicates"]),
            Attributes = [.. Each(root, "attributes", name, Attribute)],
            References = [.. Each(root, "references", name, Reference)],
            Children = [.. Each(root, "children", name, Link)],
            Collections = [.. Each(root, "collections", name, Collection)],
            Actions = [.. Each(root, "actions", name, Action)],
            BatchActions = [.. Each(root, "batchActions", name, BatchAction)],
            Waiters = [.. Each(root, "waiters", name, Waiter)],
        };
    }

    private IdentifierDefinition Identifier(string subject, string name, DefinitionNode node)
    {
        if (node.IsString) return new(name, node.Text!, node.Place, null);
        Only(node, subject, ["member", "doc"]);
        return new(name, Text(node, "member", subject) ?? name, node.Place, node["doc"]?.Text);
    }

    private LoadDefinition Load(string subject, DefinitionNode node)
    {
        if (node.IsString) return new(new(node.Text!, node.Place), null, null);
        Only(node, subject, ["operation", "params", "path", "notFound"]);
        return new(Required(node, "operation", subject), Object(node, "params", subject), NameOf(node["path"], subject + ".path"))
        {
            NotFound = [.. (node["notFound"]?.Items ?? []).Select(item => item.Text ?? "")],
        };
    }

    private ListDefinition List(string subject, DefinitionNode node)
    {
        if (node.IsString) return new(new(node.Text!, node.Place), null, null);
        Only(node, subject, ["operation", "params", "path"]);
        return new(Required(node, "operation", subject), Object(node, "params", subject), NameOf(node["path"], subject + ".path"));
    }

    private AttributeDefinition Attribute(string subject, string name, DefinitionNode node)
    {
        Only(node, subject, ["doc", "sameAs", "rename", "load", "hidden", "listed", "path", "type"]);
        return new(name, node.Place)
        {
            Doc = node["doc"]?.Text,
            SameAs = NameOf(node["sameAs"], subject + ".sameAs"),
            Rename = node["rename"]?.Text,
            Load = node["load"] is { } load ? Load(subject + ".load", load) : null,
            Hidden = Flag(node, "hidden", subject) ?? false,
            Listed = Flag(node, "listed", subject) ?? true,
            Path = NameOf(node["path"], subject + ".path"),
            Type = NameOf(node["type"], subject + ".type"),
        };
    }

    private LinkDefinition Link(string subject, string name, DefinitionNode node)
    {
        if (node.IsString) return new(name, new(node.Text!, node.Place), null, node.Place, null);
        Only(node, subject, ["resource", "ids", "doc"]);
        return new(name, NameOf(node["resource"], subject) ?? new(name, node.Place), Object(node, "ids", subject), node.Place, node["doc"]?.Text);
    }

    private LinkDefinition Reference(string subject, string name, DefinitionNode node)
    {
        if (node.IsString) return Link(subject, name, node);
        Only(node, subject, ["resource", "path", "ids", "doc"]);
        return new(name, NameOf(node["resource"], subject) ?? new(name, node.Place), Object(node, "ids", subject), node.Place, node["doc"]?.Text)
        {
            Path = NameOf(node["path"], subject + ".path"),
        };
    }

    private CollectionDefinition Collection(string subject, string name, DefinitionNode node)
    {
        if (node.IsString) return new(name, new(node.Text!, node.Place), null, null, null, null, node.Place, null);
        Only(node, subject, ["resource", "operation", "params", "path", "ids", "predicates", "doc"]);
        return new(name, Required(node, "resource", subject), NameOf(node["operation"], subject), Object(node, "params", subject),
            NameOf(node["path"], subject + ".path"), Object(node, "ids", subject), node.Place, node["doc"]?.Text)
        {
            Predicates = Predicates(subject + ".predicates", node["predicates"]),
        };
    }

    private ActionDefinition Action(string subject, string name, DefinitionNode node)
    {
        if (node.IsString) return new(name, new(node.Text!, node.Place), null, node.Place);
        Only(node, subject, ["operation", "params", "path", "returns", "keepsData", "doc"]);
        return new(name, NameOf(node["operation"], subject) ?? new(name, node.Place), Object(node, "params", subject), node.Place)
        {
            Doc = node["doc"]?.Text,
            Path = NameOf(node["path"], subject + ".path"),
            Returns = node["returns"] is { } returns ? Returns(subject + ".returns", returns) : null,
            KeepsData = Flag(node, "keepsData", subject),
        };
    }

    private ReturnsDefinition Returns(string subject, DefinitionNode node)
    {
        if (node.IsString) return new(new(node.Text!, node.Place), null, null);
        Only(node, subject, ["resource", "path", "ids"]);
        return new(Required(node, "resource", subject), NameOf(node["path"], subject + ".path"), Object(node, "ids", subject));
    }

    private BatchActionDefinition BatchAction(string subject, string name, DefinitionNode node)
    {
        if (node.IsString) return new(name, new(node.Text!, node.Place), null, null, node.Place, null);
        Only(node, subject, ["operation", "params", "size", "failures", "doc"]);
        int? size = null;
        if (node["size"] is { } given)
        {
            if (int.TryParse(given.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0) size = number;
            else faults.Add(given.Place, subject + ".size", "expected a whole number of at least 1");
        }
        return new(name, NameOf(node["operation"], subject) ?? new(name, node.Place), Object(node, "params", subject), size, node.Place, node["doc"]?.Text)
        {
            Failures = NameOf(node["failures"], subject + ".failures"),
        };
    }

    private WaiterDefinition Waiter(string subject, string name, DefinitionNode node)
    {
        if (node.IsString) return new(name, new(node.Text!, node.Place), null, node.Place, null);
        Only(node, subject, ["waiter", "params", "doc"]);
        return new(name, Required(node, "waiter", subject), Object(node, "params", subject), node.Place, node["doc"]?.Text);
    }

    private IEnumerable<T> Each<T>(DefinitionNode root, string group, string resource, System.Func<string, string, DefinitionNode, T> read)
    {
        if (root[group] is not { } node) yield break;
        if (!node.IsObject)
        {
            faults.Add(node.Place, $"{resource}.{group}", "expected an object with a member for each name");
            yield break;
        }
        foreach (var member in node.Members)
        {
            var subject = $"{resource}.{group}.{member.Key}";
            if (!member.Value.IsObject && !member.Value.IsString) faults.Add(member.Value.Place, subject, "expected an object or a name");
            else yield return read(subject, member.Key, member.Value);
        }
    }

    private void Only(DefinitionNode node, string subject, string[] known)
    {
        if (!node.IsObject) faults.Add(node.Place, subject, $"expected an object with {DefinitionFaults.List([.. known.Where(name => name[0] != '$')])}, or text for short");
        foreach (var member in node.Members)
            if (!known.Contains(member.Key)) faults.AddUnknown(member.Value.Place, subject, "member", member.Key, known.Where(name => name[0] != '$'));
    }

    private string? Text(DefinitionNode node, string member, string subject)
    {
        if (node[member] is { IsString: true } text && text.Text!.Length > 0) return text.Text;
        if (node.IsObject) faults.Add((node[member] ?? node).Place, subject, $"expected text for '{member}'");
        return null;
    }

    private Named Required(DefinitionNode node, string member, string subject) =>
        new(Text(node, member, subject) ?? "", (node[member] ?? node).Place);

    private Named? NameOf(DefinitionNode? node, string subject)
    {
        if (node is null) return null;
        if (node.IsString) return new(node.Text!, node.Place);
        faults.Add(node.Place, subject, "expected text");
        return null;
    }

    private DefinitionNode? Object(DefinitionNode node, string member, string subject)
    {
        if (node[member] is not { } value) return null;
        if (value.IsObject) return value;
        faults.Add(value.Place, $"{subject}.{member}", "expected an object");
        return null;
    }

    private bool? Flag(DefinitionNode node, string member, string subject)
    {
        switch (node[member]?.Kind)
        {
            case null: return null;
            case JsonTokenType.True: return true;
            case JsonTokenType.False: return false;
            default:
                faults.Add(node[member]!.Place, $"{subject}.{member}", "expected true or false");
                return null;
        }
    }
}

using System.Linq.Expressions;
using AwsResources.Core.Definitions;

namespace AwsResources.Core.Linq;

/// <summary>Finds what a predicate reads that the listing does not answer, so that each resource makes a call of its own.</summary>
internal sealed class LoadFinder(BoundCollection bound, ParameterExpression resource) : ExpressionVisitor
{
    private readonly List<string> _found = [];

    /// <summary>The names of what each resource loads, as the predicate writes them.</summary>
    public static IEnumerable<string> Of(BoundCollection bound, Conjunct conjunct)
    {
        var finder = new LoadFinder(bound, conjunct.Resource);
        _ = finder.Visit(conjunct.Written);
        return finder._found;
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression is MemberExpression { Expression: { } owner } reference && IsResource(owner)
            && bound.Target.References.FirstOrDefault(link => link.Name == reference.Member.Name) is { } link)
        {
            // Of another resource only the identifiers are at hand.
            if (Loads(link)) _found.Add(link.Name);
            else if (link.Target.Attributes.FirstOrDefault(other => other.Name == node.Member.Name) is { Identifier: < 0 }) _found.Add($"{link.Name}.{node.Member.Name}");
            return node;
        }
        if (node.Expression is { } it && IsResource(it) && Loads(node.Member.Name)) _found.Add(node.Member.Name);
        return base.VisitMember(node);
    }

    private bool IsResource(Expression expression) => expression == resource || expression is UnaryExpression { Operand: var operand } && IsResource(operand);

    private bool Loads(string member)
    {
        var target = bound.Target;
        if (target.IdentifierIndex(member) >= 0) return false;
        if (target.References.FirstOrDefault(link => link.Name == member) is { } reference) return Loads(reference);
        if (target.Collections.Any(collection => collection.Name == member)) return true;
        return target.Attributes.FirstOrDefault(attribute => attribute.Name == member) is { } attribute && Loads(attribute);
    }

    private bool Loads(BoundLink link) => link.Path is { } way ? LoadsPath(way)
        : link.Ids.Any(id => id is SourceNode { Kind: SourceKind.Data, Path: { } path } && LoadsPath(path));

    private bool LoadsPath(string path)
    {
        var end = path.AsSpan().IndexOfAny('.', '[', '|');
        var member = end < 0 ? path : path[..end];
        return bound.Target.Attributes.Concat(bound.Target.HiddenAttributes).FirstOrDefault(attribute => attribute.Member.Name == member) is { } found && Loads(found);
    }

    private bool Loads(BoundAttribute attribute)
    {
        if (attribute.Identifier >= 0) return false;
        var load = (attribute.Load ?? bound.Target.Load)?.Shape;
        if (load is null || !Knows(load, attribute)) return false;
        return !bound.ItemsAreData || attribute.Load is null && ReferenceEquals(bound.ItemShape, load) is false && !Knows(bound.ItemShape, attribute);
    }

    private static bool Knows(Client.Model.Shape shape, BoundAttribute attribute) => shape is Client.Model.StructureShape structure
        && (structure.TryGetMember(attribute.Member.Name, out _) || attribute.SameAs is { } same && structure.TryGetMember(same, out _));
}

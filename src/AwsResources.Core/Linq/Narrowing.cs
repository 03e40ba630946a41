// Which conditions of the predicates a call is sent. The service only narrows: every predicate is decided again here, so a
// condition that cannot be sent, or of two that would share a filter (whose values are alternatives) the second, costs
// time and never a result.

using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using AwsResources.Client.Model;
using AwsResources.Core.Collections;
using AwsResources.Core.Definitions;

namespace AwsResources.Core.Linq;

/// <summary>One of the conditions that predicates join by <c>&amp;&amp;</c>.</summary>
/// <param name="Written">As it was written.</param>
/// <param name="Local">As it is decided here.</param>
/// <param name="Resource">The parameter that stands for the resource.</param>
internal sealed record Conjunct(Expression Written, Expression Local, ParameterExpression Resource)
{
    /// <summary>The conditions of a predicate.</summary>
    public static IEnumerable<Conjunct> Of(LambdaExpression written, LambdaExpression local) => Split(written.Body, local.Body, local.Parameters[0]);

    // Both forms are joined alike: what makes one of the other leaves the operators alone.
    private static IEnumerable<Conjunct> Split(Expression written, Expression local, ParameterExpression resource) =>
        written is BinaryExpression { NodeType: ExpressionType.AndAlso } both && local is BinaryExpression { NodeType: ExpressionType.AndAlso } same
            ? Split(both.Left, same.Left, resource).Concat(Split(both.Right, same.Right, resource))
            : [new Conjunct(written, local, resource)];
}

/// <summary>The input of a listing with the conditions that the service can decide, and those that are left.</summary>
internal sealed class Narrowing
{
    // More would be refused.
    private const int MostValues = 200;
    private const int MostFilters = 50;

    private readonly BoundCollection _bound;
    private readonly AwsStructure _given;
    private readonly List<Sendable> _chosen = [];

    /// <param name="bound">The listing.</param>
    /// <param name="given">What the definition and the caller say without the predicates.</param>
    /// <param name="conjuncts">The conditions of the predicates.</param>
    public Narrowing(BoundCollection bound, AwsStructure given, IEnumerable<Conjunct> conjuncts)
    {
        _bound = bound;
        _given = given;
        var findings = conjuncts.Select(conjunct => (conjunct, Find(conjunct))).ToList();
        var offers = bound.Predicates.Any(IsOff) ? []
            : findings.SelectMany(found => found.Item2.Conditions).Select(Offer).OfType<Sendable>().ToList();
        // Of two for one target, the one that lets less through.
        foreach (var offer in offers.OrderBy(offer => !offer.IsExact).ThenBy(offer => offer.Values.Length))
            if (!IsTaken(offer)) _chosen.Add(offer);
        Left = [.. findings.Where(found => !IsAnswered(found.Item2)).Select(found => found.conjunct)];
        Input = _chosen.Count == 0 ? given : Options.Joined(given, Chosen());
    }

    /// <summary>The input of the call.</summary>
    public AwsStructure Input { get; }

    /// <summary>The conditions that the service's answer alone does not decide.</summary>
    public IReadOnlyList<Conjunct> Left { get; }

    private bool IsOff(BoundPredicate predicate) => predicate.Unless.Any(unless =>
        _given.Has(unless.Member.Name) && _given[unless.Member.Name]?.ToString()?.EndsWith(unless.Ending, StringComparison.Ordinal) is true);

    private Finding Find(Conjunct conjunct) => new ConditionReader(new PathReader(_bound.Target, conjunct.Resource)).Read(conjunct.Local);

    private bool IsAnswered(Finding finding) =>
        finding.IsExact && finding.Conditions.All(condition => Offer(condition) is { IsExact: true } offer && _chosen.Any(offer.IsSame));

    /// <summary>How a condition can be sent, or null.</summary>
    private Sendable? Offer(Condition condition)
    {
        foreach (var predicate in _bound.Predicates)
            if (predicate.IsKeyed == condition.Key is not null && AttributePath.Canonical(_bound.Target, predicate.Path) == condition.Path
                && Sendable.Of(predicate, condition, MostValues) is { } offer) return offer;
        // Whatever the value of a key is, there is the key.
        return condition.Key is { } key && Offer(new Condition(condition.Path + ".Key", null) { Patterns = [new TextPattern(key)] }) is { } held
            ? held with { IsExact = false }
            : null;
    }

    private bool IsTaken(Sendable offer)
    {
        if (_chosen.Any(offer.IsSameTarget)) return true;
        if (offer.Filter is null) return _given.Has(offer.Predicate.Member);
        var given = Filters(offer.Predicate).ToList();
        return given.Count + _chosen.Count(other => other.Filter is not null) >= MostFilters
            || given.Any(filter => string.Equals(filter[offer.Predicate.FilterMembers.Name]?.ToString(), offer.Filter, StringComparison.OrdinalIgnoreCase));
    }

    private IEnumerable<AwsStructure> Filters(BoundPredicate predicate) =>
        _given.Has(predicate.Member) && _given[predicate.Member] is IEnumerable filters ? filters.OfType<AwsStructure>() : [];

    private AwsStructure Chosen()
    {
        var narrowing = new AwsStructure();
        foreach (var parameter in _chosen.Where(sent => sent.Filter is null)) narrowing.Set(parameter.Predicate.Member, Value(parameter));
        foreach (var filters in _chosen.Where(sent => sent.Filter is not null).GroupBy(sent => sent.Predicate.Member))
            narrowing.Set(filters.Key, filters.Select(object? (filter) => new AwsStructure
            {
                [filter.Predicate.FilterMembers.Name] = filter.Filter,
                [filter.Predicate.FilterMembers.Values] = filter.Values.ToArray(),
            }).ToArray());
        return narrowing;
    }

    private object Value(Sendable sent)
    {
        if (sent.Predicate.TakesMany) return sent.Values.ToArray();
        _ = _bound.Operation.Input.TryGetMember(sent.Predicate.Member, out var member);
        return member!.Shape.Type switch
        {
            ShapeType.Boolean => sent.Values[0] == "true",
            ShapeType.String => sent.Values[0],
            _ => long.Parse(sent.Values[0], CultureInfo.InvariantCulture),
        };
    }
}

/// <summary>A condition as a call takes it.</summary>
/// <param name="Predicate">Where it goes.</param>
/// <param name="Filter">The filter's name, or null.</param>
/// <param name="Values">The values.</param>
/// <param name="IsExact">Whether the service lets through nothing but what the condition does.</param>
internal sealed record Sendable(BoundPredicate Predicate, string? Filter, ImmutableArray<string> Values, bool IsExact)
{
    /// <summary>A condition for a predicate; null where it cannot be sent so.</summary>
    public static Sendable? Of(BoundPredicate predicate, Condition condition, int mostValues)
    {
        if (predicate.Match is PredicateMatch.After)
            return condition.After is { Length: > 0 } after ? new(predicate, null, [after], true) : null;
        if (condition.Patterns.IsEmpty || condition.Patterns.Any(pattern => pattern.Text.Length == 0)) return null;
        if (predicate.Values is { } known && condition.Patterns.Any(pattern => !pattern.IsLiteral || !known.Contains(pattern.Text))) return null;
        var isExact = predicate.Match is not PredicateMatch.Prefix || condition.Patterns.All(pattern => pattern is { OpenStart: false, OpenEnd: true });
        ImmutableArray<string> values = predicate.Match switch
        {
            PredicateMatch.Pattern => [.. condition.Patterns.Select(WireText.Pattern)],
            PredicateMatch.Exact when condition.Patterns.All(pattern => pattern.IsLiteral) => [.. condition.Patterns.Select(pattern => pattern.Text)],
            PredicateMatch.Prefix when condition.Patterns.All(pattern => !pattern.OpenStart) => Prefixes(predicate, condition),
            _ => [],
        };
        if (values.IsEmpty || values.Length > (predicate.TakesMany ? mostValues : 1)) return null;
        if (values.Any(value => value.Length == 0)) return null;
        var filter = predicate.IsKeyed ? predicate.Filter![..^1] + condition.Key : predicate.Filter;
        return new(predicate, filter, values, isExact && (predicate.Match is not PredicateMatch.Prefix || values.Length == condition.Patterns.Length));
    }

    public bool IsSameTarget(Sendable other) => Predicate.Member == other.Predicate.Member && Filter == other.Filter;

    public bool IsSame(Sendable other) => IsSameTarget(other) && Values.SequenceEqual(other.Values);

    private static ImmutableArray<string> Prefixes(BoundPredicate predicate, Condition condition)
    {
        var texts = condition.Patterns.Select(pattern => pattern.Text);
        return predicate.TakesMany ? [.. texts.Distinct()] : [WireText.CommonPrefix(texts)];
    }
}

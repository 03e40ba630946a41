using System.Collections;
using AwsResources.Client.JmesPath;
using AwsResources.Client.Model;

namespace AwsResources.Client.Waiters;

internal enum WaitState
{
    Success,
    Failure,
    Retry,
}

/// <summary>What came of one attempt: an output, or the service's error.</summary>
internal readonly record struct WaitAnswer(AwsStructure? Output, AwsServiceException? Error);

/// <summary>A rule of a waiter, ready to be applied.</summary>
internal sealed class Acceptor
{
    private readonly WaiterAcceptor _model;
    private readonly Func<WaitAnswer, bool> _matches;

    /// <exception cref="AwsModelException">The rule has a state or a matcher that there is not.</exception>
    public Acceptor(WaiterAcceptor model, string waiter)
    {
        _model = model;
        State = model.State switch
        {
            "success" => WaitState.Success,
            "failure" => WaitState.Failure,
            "retry" => WaitState.Retry,
            _ => throw new AwsModelException($"The waiter {waiter} has the unknown state '{model.State}'; expected success, failure or retry."),
        };
        _matches = model.Matcher switch
        {
            "path" => OnPath(waiter, found => JmesData.AreEqual(found, model.Expected)),
            "pathAll" => OnPath(waiter, found => Elements(found) is { Count: > 0 } list && list.Cast<object?>().All(IsExpected)),
            "pathAny" => OnPath(waiter, found => Elements(found) is { } list && list.Cast<object?>().Any(IsExpected)),
            "status" => HasStatus,
            "error" => HasError,
            _ => throw new AwsModelException(
                $"The waiter {waiter} has the unknown matcher '{model.Matcher}'; expected path, pathAll, pathAny, status or error."),
        };
    }

    public WaitState State { get; }

    /// <summary>The path that the rule looks at, or null.</summary>
    public JmesExpression? Path { get; private set; }

    public bool Matches(WaitAnswer answer) => _matches(answer);

    public override string ToString() => _model.Matcher switch
    {
        "path" => $"{_model.Argument} is {JmesText.ToJson(_model.Expected)}",
        "pathAll" => $"all of {_model.Argument} are {JmesText.ToJson(_model.Expected)}",
        "pathAny" => $"one of {_model.Argument} is {JmesText.ToJson(_model.Expected)}",
        "status" => $"the HTTP status is {_model.Expected}",
        _ => _model.Expected is bool any ? any ? "the service answers with an error" : "the service answers without an error"
            : $"the service answers with the error {_model.Expected}",
    };

    private static IList? Elements(object? found) => JmesData.ListOf(found);

    private bool IsExpected(object? element) => JmesData.AreEqual(JmesData.Unwrap(element), _model.Expected);

    private Func<WaitAnswer, bool> OnPath(string waiter, Func<object?, bool> matches)
    {
        Path = JmesExpression.Cached(_model.Argument
            ?? throw new AwsModelException($"The waiter {waiter} has a rule '{_model.Matcher}' without an argument."));
        return answer => answer.Output is { } output && TrySearch(output, out var found) && matches(found);
    }

    private bool TrySearch(AwsStructure output, out object? found)
    {
        found = null;
        try
        {
            found = Path!.Search(output);
            return true;
        }
        catch (JmesPathException e) when (e.Kind is JmesPathErrorKind.InvalidType)
        {
            // length(Things) where the service left out the list: there is nothing that could match.
            return false;
        }
    }

    // Of an answer that is no error only that is known; models mean any success when they say 200.
    private bool HasStatus(WaitAnswer answer)
    {
        var status = Values.Scalars.ToInt64(_model.Expected);
        return answer.Error is { } error ? error.StatusCode == status : status is >= 200 and < 300;
    }

    private bool HasError(WaitAnswer answer) => _model.Expected switch
    {
        bool any => any == answer.Error is not null,
        var code => answer.Error is { } error && (code.Equals(error.Code) || code.Equals(error.Error.ShapeName)),
    };
}

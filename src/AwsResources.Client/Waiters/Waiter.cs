using System.Globalization;
using AwsResources.Client.Model;

namespace AwsResources.Client.Waiters;

/// <summary>Makes one call; an error of the service is thrown.</summary>
internal delegate ValueTask<AwsStructure> WaiterCall(AwsStructure input, bool async, CancellationToken cancellationToken);

/// <summary>Asks an operation again and again until one of the rules decides. Safe to share between threads.</summary>
internal sealed class Waiter
{
    private readonly string _service;
    private readonly WaiterModel _model;
    private readonly WaiterCall _call;
    private readonly TimeProvider _clock;
    private readonly StructureShape? _inputShape;
    private readonly Acceptor[] _acceptors;

    /// <param name="service">The service as people read it, for messages.</param>
    /// <param name="model">What to wait for.</param>
    /// <param name="call">Makes one call of the model's operation.</param>
    /// <param name="clock">Measures the wait.</param>
    /// <param name="inputShape">The shape of the operation's input; without it, messages do not show the input.</param>
    public Waiter(string service, WaiterModel model, WaiterCall call, TimeProvider clock, StructureShape? inputShape = null)
    {
        _service = service;
        _model = model;
        _call = call;
        _clock = clock;
        _inputShape = inputShape;
        _acceptors = [.. model.Acceptors.Select(acceptor => new Acceptor(acceptor, model.Name))];
    }

    /// <summary>Waits.</summary>
    /// <returns>The output that decided; null where an error did, as it does for what is waited to be gone.</returns>
    /// <exception cref="AwsWaitException">It will not come, or did not in time.</exception>
    public async ValueTask<AwsStructure?> WaitAsync(AwsStructure? input, AwsWaitOptions? options, bool async, CancellationToken cancellationToken)
    {
        options ??= AwsWaitOptions.Default;
        var wait = new Attempt(this, input?.Copy() ?? new AwsStructure(), options);
        while (true)
        {
            var answer = await wait.AskAsync(async, cancellationToken).ConfigureAwait(false);
            if (wait.Decide(answer)) return answer.Output;
            await Delay.WaitAsync(wait.NextDelay(answer), _clock, async, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One wait: how often and how long it has looked.</summary>
    private sealed class Attempt(Waiter waiter, AwsStructure input, AwsWaitOptions options)
    {
        private readonly long _start = waiter._clock.GetTimestamp();
        private int _count;

        private TimeSpan Elapsed => waiter._clock.GetElapsedTime(_start);

        public async ValueTask<WaitAnswer> AskAsync(bool async, CancellationToken cancellationToken)
        {
            _count++;
            try
            {
                return new WaitAnswer(await waiter._call(input, async, cancellationToken).ConfigureAwait(false), null);
            }
            catch (AwsServiceException error)
            {
                return new WaitAnswer(null, error);
            }
        }

        /// <summary>Whether what was waited for is there.</summary>
        public bool Decide(WaitAnswer answer)
        {
            var rule = Array.Find(waiter._acceptors, acceptor => acceptor.Matches(answer));
            if (rule is { State: WaitState.Success }) return true;
            if (rule is { State: WaitState.Failure })
                throw Fail(AwsWaitFailure.FailedState, answer, $"cannot be reached any more: {rule}");
            if (rule is null && answer.Error is { } error)
                throw Fail(AwsWaitFailure.UnexpectedError, answer, $"an error came that the waiter does not know: {error.Message}");
            options.Progress?.Report(new AwsWaitProgress(_count, Elapsed, answer.Output, answer.Error, WaitReport.State(waiter._acceptors, answer)));
            return false;
        }

        /// <summary>The time until the next attempt: what is left, where that is less than the usual.</summary>
        public TimeSpan NextDelay(WaitAnswer answer)
        {
            var elapsed = Elapsed;
            var most = options.MaxAttempts ?? (options.Timeout is null ? waiter._model.MaxAttempts : int.MaxValue);
            if (_count >= most || elapsed >= options.Timeout) throw Fail(AwsWaitFailure.TimedOut, answer, "gave up");
            var delay = options.Delay ?? waiter._model.Delay;
            return options.Timeout is { } timeout && timeout - elapsed < delay ? timeout - elapsed : delay;
        }

        private AwsWaitException Fail(AwsWaitFailure reason, WaitAnswer answer, string what)
        {
            var state = WaitReport.State(waiter._acceptors, answer);
            var elapsed = Elapsed;
            var subject = WaitReport.Subject(waiter._service, waiter._model.Name, input, waiter._inputShape);
            var message = string.Create(CultureInfo.InvariantCulture,
                $"{subject}: {what} [{WaitReport.Attempts(_count)} in {WaitReport.Duration(elapsed)}; last seen: {state}]");
            return new AwsWaitException(message, answer.Error)
            {
                Waiter = waiter._model.Name,
                Reason = reason,
                Attempts = _count,
                Elapsed = elapsed,
                State = state,
                LastOutput = answer.Output,
            };
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace AwsResources.Client.Tests.Peers;

/// <summary>Everything that a process lets out while this lives: log lines with their parts, activities, measurements, the console, and what a test adds.</summary>
internal sealed class Emissions : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> _texts = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly StringWriter _console = new();

    public Emissions()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Add(
                $"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {Pairs(activity.TagObjects)} {Pairs(activity.Baggage)} "
                + string.Join(' ', activity.Events.Select(happened => $"{happened.Name} {Pairs(happened.Tags)}"))),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add($"{instrument.Name} {Pairs(tags.ToArray())}"));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add($"{instrument.Name} {Pairs(tags.ToArray())}"));
        _meters.Start();
        var shared = TextWriter.Synchronized(_console);
        Console.SetOut(shared);
        Console.SetError(shared);
    }

    public IReadOnlyCollection<string> Texts => [.. _texts, _console.ToString(), Trace.ToString()];

    /// <summary>Where sessions write their calls in lines.</summary>
    public StringWriter Trace { get; } = new();

    public int Logged { get; private set; }

    /// <summary>Something that a user may print.</summary>
    public void Add(object? thing) => _texts.Enqueue($"{thing}");

    public void AddProvider(ILoggerProvider provider) { }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        Add(state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Logged++;
        Add(formatter(state, exception));
        Add(exception);
        if (state is IEnumerable<KeyValuePair<string, object?>> parts) Add(Pairs(parts));
    }

    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        _meters.Dispose();
        _activities.Dispose();
    }

    private static string Pairs<T>(IEnumerable<KeyValuePair<string, T>> pairs) => string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}"));
}

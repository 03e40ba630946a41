using AwsResources.CloudWatch;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.CloudWatch;

public sealed class AlarmSpecs(Backend backend) : Spec(backend)
{
    private IMetric _metric = null!;

    protected override string Service => "cloudwatch";

    [Test]
    public async Task An_alarm_is_put_on_a_metric_and_waited_for()
    {
        var alarm = await PutAsync("put");
        await alarm.WaitUntilExistsAsync();

        Assert.That((alarm.Threshold, alarm.ComparisonOperator, alarm.Metric), Is.EqualTo(((double?)90, (ComparisonOperator?)ComparisonOperator.GreaterThanThreshold, _metric)));
        Assert.That(await Aws.CloudWatch.Alarms.Where(a => a.Name == alarm.Name).ToListAsync(), Is.EqualTo(new[] { alarm }));
        Assert.That(await _metric.Alarms.ToListAsync(), Does.Contain(alarm));
        Assert.That((await alarm.ExistsAsync(), await Aws.CloudWatch.Alarm("nobody-made-this").ExistsAsync()), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task The_state_of_an_alarm_is_set()
    {
        var alarm = await PutAsync("set");

        await alarm.SetStateAsync(new() { StateValue = StateValue.Alarm, StateReason = "to try it out", StateReasonData = """{"by":"specs"}""" });
        Assert.That((alarm.StateValue, alarm.StateReason, (string?)alarm.StateReasonData?["by"]), Is.EqualTo(((StateValue?)StateValue.Alarm, "to try it out", "specs")));

        await alarm.DeleteAsync();
        Assert.That(await alarm.ExistsAsync(), Is.False);
    }

    [Test]
    public async Task The_actions_of_alarms_are_switched_off_and_on()
    {
        if (Backend is MotoBackend) Assert.Ignore("moto has no DisableAlarmActions.");
        var alarm = await PutAsync("switched");

        await alarm.DisableActionsAsync();
        Assert.That(alarm.ActionsEnabled, Is.False);
        await alarm.EnableActionsAsync();
        Assert.That(alarm.ActionsEnabled, Is.True);

        var batch = Aws.CloudWatch.Alarms.Filter(new() { AlarmNamePrefix = alarm.Name });
        Assert.That((await batch.DisableActionsAsync()).Resources, Is.EqualTo(1));
        Assert.That(alarm.Reload().ActionsEnabled, Is.False);
        Assert.That((await batch.EnableActionsAsync()).Resources, Is.EqualTo(1));
    }

    [Test]
    public async Task Alarms_are_deleted_in_one_call()
    {
        foreach (var name in new[] { "batch-1", "batch-2", "batch-3" }) await PutAsync(name);
        var batch = Aws.CloudWatch.Alarms.Filter(new() { AlarmNamePrefix = Unique("batch-1")[..5] });
        Wire.Clear();

        var deleted = batch.Delete();
        Assert.That((deleted.Resources, deleted.Calls, Wire.Calls.Count), Is.EqualTo((3, 1, 2)));
        Assert.That(await batch.CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_metric_is_written_listed_and_summed_up()
    {
        var now = DateTimeOffset.UtcNow;
        await _metric.PutDataAsync(new() { MetricData = [new() { MetricName = _metric.Name, Value = 40, Timestamp = now }, new() { MetricName = _metric.Name, Value = 60, Timestamp = now }] });

        var listed = await Aws.CloudWatch.Metrics.Filter(new() { Namespace = "Specs" }).FirstOrDefaultAsync();
        var statistics = await _metric.GetStatisticsAsync(new() { StartTime = now.AddMinutes(-5), EndTime = now.AddMinutes(5), Period = 60, Statistics = [Statistic.Average, Statistic.Maximum] });

        Assert.That((listed, listed!.MetricName), Is.EqualTo((_metric, "Load")));
        Assert.That(await _metric.ExistsAsync(), Is.True);
        Assert.That((statistics.Datapoints.Max(point => point.Maximum), statistics.Label), Is.EqualTo(((double?)60, "Load")));
    }

    protected override async Task PrepareAsync()
    {
        _metric = Aws.CloudWatch.Metric("Specs", "Load");
        await _metric.PutDataAsync(new() { MetricData = [new() { MetricName = "Load", Value = 50 }] });
    }

    private async Task<IAlarm> PutAsync(string name)
    {
        var alarm = await _metric.PutAlarmAsync(new()
        {
            AlarmName = Unique(name),
            Threshold = 90,
            ComparisonOperator = ComparisonOperator.GreaterThanThreshold,
            EvaluationPeriods = 2,
            Period = 60,
            Statistic = Statistic.Average,
            ActionsEnabled = true,
        });
        Afterwards(() => alarm.DeleteAsync());
        return alarm;
    }
}

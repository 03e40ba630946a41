using System.Reflection;
using System.Text.RegularExpressions;
using AwsResources.Client.Configuration;
using AwsResources.Client.Tests.Model;

namespace AwsResources.Client.Tests.Configuration;

/// <summary>docs/configuration.md says what the code does.</summary>
internal sealed partial class ConfigurationDocsTests
{
    private static readonly string Root = Path.GetDirectoryName(RepositoryFolder.Models)!;
    private static readonly string Page = File.ReadAllText(Path.Join(Root, "docs", "configuration.md"));

    private static readonly Dictionary<string, string[]> Rows = Page[Page.IndexOf("## Settings", StringComparison.Ordinal)..Page.IndexOf("**Endpoints of single", StringComparison.Ordinal)]
        .Split('\n').Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())
        .ToDictionary(cells => $"{cells[2]}|{cells[3]}{(cells[2] == "–" && cells[3] == "–" ? cells[4] : "")}");

    [Test]
    public void Every_setting_has_its_row_with_its_variables_keys_and_default()
    {
        var settings = typeof(Settings).Assembly.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(Setting<>) && !field.IsPrivate).ToArray();
        var check = typeof(ConfigurationDocsTests).GetMethod(nameof(Fault), BindingFlags.Static | BindingFlags.NonPublic)!;
        var faults = settings.Select(field => check.MakeGenericMethod(field.FieldType.GetGenericArguments()).Invoke(null, [field.Name, field.GetValue(null)])).OfType<string>();

        Assert.That(faults, Is.Empty);
        Assert.That(settings, Has.Length.EqualTo(Rows.Count), "a row whose setting is no more");
    }

    [Test]
    public void Every_option_is_named_and_every_named_option_is_one()
    {
        var options = typeof(AwsSessionOptions).GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => property.Name).ToHashSet();

        Assert.That(options.Where(option => !Page.Contains($"`{option}`", StringComparison.Ordinal)), Is.Empty);
        Assert.That(Rows.Values.Select(cells => cells[4].Trim('`')).Where(option => option != "–" && !options.Contains(option)), Is.Empty);
    }

    [Test]
    public void Every_variable_that_the_source_reads_is_named()
    {
        var source = Path.Join(Root, "src", "AwsResources.Client");
        var read = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories).SelectMany(file => Variable().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value).Distinct().ToArray();

        Assert.That(read, Has.Length.GreaterThan(40));
        Assert.That(read.Where(variable => !Regex.IsMatch(Page, $"`{variable}({(variable.EndsWith('_') ? "<SERVICE>" : "")})`")), Is.Empty);
    }

    private static string? Fault<T>(string name, Setting<T> setting)
    {
        var isCodeOnly = setting.Variables.Length + setting.Keys.Length == 0;
        var option = isCodeOnly ? $"`{name}`" : "";
        if (!Rows.TryGetValue($"{List(setting.Variables)}|{List(setting.Keys)}{option}", out var cells)) return $"{name}: no row with {List(setting.Variables)} | {List(setting.Keys)}";
        var text = cells[5].Trim('`');
        if (isCodeOnly) return setting.Default is TimeSpan time && text == $"{time.TotalSeconds} s" ? null : $"{name}: the default is {setting.Default}, not {text}";
        if (text == "none") return setting.Default is null ? null : $"{name}: the default is {setting.Default}, not none";
        return setting.Parse(text, out var value) && Equals(value, setting.Default) ? null : $"{name}: the default is {setting.Default}, not {text}";
    }

    private static string List(string[] names) => names.Length == 0 ? "–" : string.Join(", ", names.Select(name => $"`{name}`"));

    [GeneratedRegex("\"(AWS_[A-Z0-9_]+|BOTOCORE_[A-Z0-9_]+)")]
    private static partial Regex Variable();
}

using System.Text;

namespace AwsResources.Cli.Describing;

/// <summary>Writes Markdown.</summary>
internal sealed class MarkdownPage
{
    private readonly StringBuilder _text = new();

    public MarkdownPage(string title) => _ = _text.Append("# ").Append(title).Append('\n');

    public void Heading(string text) => _ = _text.Append("\n## ").Append(text).Append('\n');

    /// <summary>A paragraph.</summary>
    public void Line(string text) => _ = _text.Append('\n').Append(text).Append('\n');

    public void Code(string language, string code) => _ = _text.Append("\n```").Append(language).Append('\n').Append(code.TrimEnd('\n')).Append("\n```\n");

    /// <summary>A table; nothing where there are no rows.</summary>
    public void Table(string[] columns, IEnumerable<string[]> rows)
    {
        var any = false;
        foreach (var row in rows)
        {
            if (!any) _ = _text.Append("\n| ").AppendJoin(" | ", columns).Append(" |\n|").Insert(_text.Length, "---|", columns.Length).Append('\n');
            any = true;
            _ = _text.Append("| ").AppendJoin(" | ", row.Select(Cell)).Append(" |\n");
        }
    }

    /// <summary>A table below a heading; neither where there are no rows.</summary>
    public void Section(string heading, string[] columns, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0) return;
        Heading(heading);
        Table(columns, all);
    }

    public override string ToString() => _text.ToString();

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}

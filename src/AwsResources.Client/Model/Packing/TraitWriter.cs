using System.Collections.Frozen;

namespace AwsResources.Client.Model.Packing;

/// <summary>
/// Writes the traits of a record: first a set of bits that says which traits there are, then the values of those that have one,
/// in the order of the bits, which is the order in which the caller must offer them.
/// </summary>
internal sealed class TraitWriter<TTraits>(PackBuffer record, PackStrings strings) where TTraits : struct, Enum
{
    private readonly PackBuffer _fields = new();
    private int _bits;

    public void When(TTraits trait, bool present, Action<PackBuffer>? write = null)
    {
        var bit = Convert.ToInt32(trait, System.Globalization.CultureInfo.InvariantCulture);
        if (bit <= _bits) throw new InvalidOperationException($"The trait {trait} was offered out of order.");
        if (!present) return;
        _bits |= bit;
        write?.Invoke(_fields);
    }

    public void Flag(TTraits trait, ModelJson json) => When(trait, json.Flag());

    public void Text(TTraits trait, ModelJson json) => When(trait, json.TextOrNull() is not null, f => f.Number(strings.Offset(json.Text())));

    public void Texts(TTraits trait, ModelJson json)
    {
        var texts = json.Texts();
        When(trait, texts.Length > 0, f => strings.List(f, texts));
    }

    public void Whole(TTraits trait, ModelJson json) => When(trait, json.Whole() is not null, f => f.Number(json.Whole()!.Value));

    public void Real(TTraits trait, ModelJson json) => When(trait, json.Real() is not null, f => f.Real(json.Real()!.Value));

    public void XmlNamespace(TTraits trait, ModelJson json) => When(trait, !json.IsMissing, f => strings.XmlNamespace(f, json));

    public void Choice<T>(TTraits trait, ModelJson json, FrozenDictionary<string, T> choices, Func<T, int> number) where T : struct
    {
        var choice = json.Choice(choices);
        When(trait, choice is not null, f => f.Number(number(choice!.Value)));
    }

    public void End()
    {
        record.Number(_bits);
        record.Bytes(_fields.Written);
    }
}

// The one representation of inputs and outputs. Before it meets a model (an input that a user writes) it holds names and
// values; an output holds its shape and a place in the response's tape, and decodes a member when it is first read.
// Generated types derive from it, so that what is typed is also readable by name, by JMESPath, and printable.

using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources;

/// <summary>Members by name: the input of a call, its output, or a part of them.</summary>
/// <remarks>
/// <para>An output, and every part of one, cannot be changed and is safe to share between threads.</para>
/// <para>Lists and maps are never null: what a service left out reads as empty, and <see cref="Has"/> tells the two apart.</para>
/// </remarks>
public partial class AwsStructure
{
    private static readonly object Absent = new();

    private StructureShape? _shape;
    private ValueTape? _tape;
    private int _node;
    private bool _frozen;

    // Without a shape: NamedValues. With one: object?[], a slot a member, made when something is first put there.
    private object? _store;

    /// <summary>Makes an empty structure, to be filled and given to a call.</summary>
    public AwsStructure() { }

    internal AwsStructure(StructureShape shape) => _shape = shape;

    internal AwsStructure(StructureShape shape, ValueTape tape, int node)
    {
        _shape = shape;
        _tape = tape;
        _node = node;
        _frozen = true;
    }

    /// <summary>The shape in the service's model; null for a structure that has not come from a service.</summary>
    public StructureShape? Shape => _shape;

    /// <summary>How the call went that brought this output, or this part of one; null for a structure that no call brought.</summary>
    public AwsCallInfo? CallInfo => _tape?.CallInfo;

    /// <summary>The value of a member by its name in the model, such as <c>page["Functions"]</c>; null where it is unset.</summary>
    /// <exception cref="ArgumentException">The shape has no member of that name; the message names near ones.</exception>
    /// <exception cref="InvalidOperationException">A member of an output was to be set.</exception>
    public object? this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            if (_shape is null) return (_store as NamedValues)?[name];
            if (!_shape.TryGetMember(name, out var member)) throw UnknownMember(name);
            return ReadUntyped(member) ?? UntypedReader.EmptyOf(member.Shape);
        }
        set => Set(name, value);
    }

    /// <summary>Whether the member is set: sent by the service, or given by the caller. An empty list that was sent is set.</summary>
    public bool Has(string name)
    {
        if (_shape is null) return (_store as NamedValues)?[name] is not null;
        return _shape.TryGetMember(name, out var member) && IsSet(member);
    }

    /// <summary>The names of the members that are set, in the model's order.</summary>
    public IEnumerable<string> MemberNames => _shape is null
        ? (_store as NamedValues)?.Names ?? []
        : _shape.Members.Where(IsSet).Select(member => member.Name);

    /// <summary>The structure as JSON, with the model's names, ISO 8601 moments and base64 bytes. Streams are not read.</summary>
    /// <param name="indented">Whether lines are broken and indented.</param>
    public string ToJson(bool indented = false) => StructureJson.Write(this, indented);

    /// <summary>The structure as JSON on one line. Values that the model marks as sensitive are left out.</summary>
    public override string ToString() => StructureJson.Write(this, indented: false, redactSensitive: true);

    /// <summary>Reads a member; what the generated properties call.</summary>
    /// <param name="name">The member's name in the model.</param>
    /// <param name="reader">How the value is read, from <see cref="AwsReaders"/>.</param>
    /// <returns>The value, or the reader's value for an unset member: null, or an empty list, map or structure.</returns>
    protected internal T Read<T>(string name, AwsReader<T> reader)
    {
        if (_shape is null)
            return (_store as NamedValues)?[name] is { } given ? reader.FromObject(given) : reader.Unset;
        // A model that came at run time may lack what the generated type knows.
        return _shape.TryGetMember(name, out var member) ? Read(member, reader) : reader.Unset;
    }

    /// <summary>Sets a member; null unsets it.</summary>
    /// <exception cref="InvalidOperationException">The structure is an output.</exception>
    protected internal void Set(string name, object? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_frozen)
            throw new InvalidOperationException($"{_shape?.Name ?? "This structure"} is an output and cannot be changed ('{name}' was to be set).");
        if (_shape is null)
        {
            ((NamedValues)(_store ??= new NamedValues()))[name] = value;
            return;
        }
        if (!_shape.TryGetMember(name, out var member)) throw UnknownMember(name);
        SetSlot(member, value);
    }

    /// <summary>The value of a member for codecs; false where it is unset.</summary>
    internal bool TryGetValue(ShapeMember member, out object? value)
    {
        value = ReferenceEquals(member.Container, _shape) ? ReadUntyped(member)
            : _shape is null ? (_store as NamedValues)?[member.Name]
            : _shape.TryGetMember(member.Name, out var own) ? ReadUntyped(own) : null;
        return value is not null;
    }

    /// <summary>Puts a value where the shape has its slot, also in an output that is being made.</summary>
    internal void SetSlot(ShapeMember member, object? value) => Slots()[member.Index] = value ?? Absent;

    /// <summary>Whether this is an output, or a part of one.</summary>
    internal bool IsFrozen => _frozen;

    /// <summary>Ends the making of an output.</summary>
    internal void Freeze() => _frozen = true;

    /// <summary>Gives an output that is being made the values that were in the body.</summary>
    internal void Attach(ValueTape tape, int node)
    {
        _tape = tape;
        _node = node;
    }

    /// <summary>Tells an output how its call went. Kept with the values, so that the parts know it and each costs nothing.</summary>
    internal void Describe(AwsCallInfo info) => (_tape ??= ValueTape.OfNothing()).CallInfo = info;

    /// <summary>Makes this a part of an output.</summary>
    internal void Bind(StructureShape shape, ValueTape tape, int node)
    {
        _shape = shape;
        _tape = tape;
        _node = node;
        _frozen = true;
    }

    /// <summary>Takes over the values of another structure, to read them as a more specific type.</summary>
    internal void Adopt(AwsStructure other)
    {
        _shape = other._shape;
        _tape = other._tape;
        _node = other._node;
        _store = other._store;
        _frozen = other._frozen;
    }

    /// <summary>Names that a caller set and the shape does not have.</summary>
    internal IEnumerable<string> NamesBeyond(StructureShape shape) =>
        MemberNames.Where(name => !shape.TryGetMember(name, out _));

    /// <summary>A copy that may be changed; parts are shared.</summary>
    internal AwsStructure Copy()
    {
        var copy = new AwsStructure();
        foreach (var name in MemberNames) copy.Set(name, this[name]);
        return copy;
    }

    private T Read<T>(ShapeMember member, AwsReader<T> reader)
    {
        var slots = (object?[]?)Volatile.Read(ref _store);
        if (slots?[member.Index] is { } held)
        {
            if (ReferenceEquals(held, Absent)) return reader.Unset;
            if (held is T ready) return ready;
            var converted = reader.FromObject(held);
            if (_frozen && reader.IsCached) slots[member.Index] = converted;
            return converted;
        }
        if (_tape is null || _tape.FindMember(_node, member.Index) is var node && node < 0 || _tape[node].Kind is TapeKind.Null) return reader.Unset;
        var value = Decode(_tape, node, member, reader);
        if (!reader.IsCached) return value;
        // Two threads may both decode; both then see the one that was kept, so that a part has one identity.
        return Interlocked.CompareExchange(ref Slots()[member.Index], value, null) is T kept ? kept : value;
    }

    private object? ReadUntyped(ShapeMember member)
    {
        var slots = (object?[]?)Volatile.Read(ref _store);
        if (slots?[member.Index] is { } held) return ReferenceEquals(held, Absent) ? null : held;
        if (_tape is null || _tape.FindMember(_node, member.Index) is var node && node < 0 || _tape[node].Kind is TapeKind.Null) return null;
        var value = DecodeUntyped(_tape, node, member);
        return value is null ? null : Interlocked.CompareExchange(ref Slots()[member.Index], value, null) ?? value;
    }

    private static T Decode<T>(ValueTape tape, int node, ShapeMember member, AwsReader<T> reader)
    {
        try
        {
            return reader.FromTape(tape, node, member.Shape);
        }
        catch (Exception e) when (MalformedValues.IsMalformed(e))
        {
            throw MalformedValues.Of(member, e);
        }
    }

    private static object? DecodeUntyped(ValueTape tape, int node, ShapeMember member)
    {
        try
        {
            return UntypedReader.Read(tape, node, member.Shape);
        }
        catch (Exception e) when (MalformedValues.IsMalformed(e))
        {
            throw MalformedValues.Of(member, e);
        }
    }

    private bool IsSet(ShapeMember member)
    {
        var held = ((object?[]?)Volatile.Read(ref _store))?[member.Index];
        if (held is not null) return !ReferenceEquals(held, Absent);
        return _tape is not null && _tape.FindMember(_node, member.Index) is var node && node >= 0 && _tape[node].Kind is not TapeKind.Null;
    }

    private object?[] Slots()
    {
        if (Volatile.Read(ref _store) is object?[] slots) return slots;
        var made = new object?[_shape!.Members.Count];
        return (object?[]?)Interlocked.CompareExchange(ref _store, made, null) ?? made;
    }

    private ArgumentException UnknownMember(string name) => new(
        $"{_shape!.Name} has no member '{name}'.{Suggestions.DidYouMean(name, _shape.Members.Select(member => member.Name))}", nameof(name));
}

using System.Collections;
using System.Collections.ObjectModel;
using System.Numerics;
using System.Text.Json.Nodes;
using AwsResources.Client.Model;
using AwsResources.Client.Values;

namespace AwsResources;

/// <summary>The readers of all types that members have. Generated code names them; hand-written derived structures may too.</summary>
/// <remarks>Each is made when it is first asked for: a process pays for the types that it reads.</remarks>
public static class AwsReaders
{
    /// <summary>Text.</summary>
    public static AwsReader<string?> String => field ??= new ScalarReader<string?>(
        (tape, node) => tape.GetString(node), Scalars.ToText, isCached: true);

    /// <summary>True or false.</summary>
    public static AwsReader<bool?> Boolean => field ??= new ScalarReader<bool?>((tape, node) => tape.GetBoolean(node), value => Scalars.ToBoolean(value));

    /// <summary>A whole number of up to 32 bits.</summary>
    public static AwsReader<int?> Int32 => field ??= new ScalarReader<int?>(
        (tape, node) => checked((int)tape.GetInt64(node)), value => checked((int)Scalars.ToInt64(value)));

    /// <summary>A whole number of 64 bits.</summary>
    public static AwsReader<long?> Int64 => field ??= new ScalarReader<long?>((tape, node) => tape.GetInt64(node), value => Scalars.ToInt64(value));

    /// <summary>A fraction of 32 bits.</summary>
    public static AwsReader<float?> Single => field ??= new ScalarReader<float?>((tape, node) => (float)tape.GetDouble(node), value => (float)Scalars.ToDouble(value));

    /// <summary>A fraction of 64 bits.</summary>
    public static AwsReader<double?> Double => field ??= new ScalarReader<double?>((tape, node) => tape.GetDouble(node), value => Scalars.ToDouble(value));

    /// <summary>A whole number of any size.</summary>
    public static AwsReader<BigInteger?> BigInteger => field ??= new ScalarReader<BigInteger?>(
        (tape, node) => tape.GetBigInteger(node), value => System.Numerics.BigInteger.Parse(Scalars.ToText(value), System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A decimal fraction.</summary>
    public static AwsReader<decimal?> Decimal => field ??= new ScalarReader<decimal?>(
        (tape, node) => tape.GetDecimal(node), value => Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A moment, in UTC.</summary>
    public static AwsReader<DateTimeOffset?> Timestamp => field ??= new ScalarReader<DateTimeOffset?>(
        (tape, node) => tape.GetTimestamp(node), value => Scalars.ToTimestamp(value));

    /// <summary>Bytes.</summary>
    public static AwsReader<ReadOnlyMemory<byte>?> Blob => field ??= new ScalarReader<ReadOnlyMemory<byte>?>(
        (tape, node) => tape.GetBlob(node), value => Scalars.ToBytes(value));

    /// <summary>Free-form data.</summary>
    public static AwsReader<JsonNode?> Document => field ??= new ScalarReader<JsonNode?>(
        (tape, node) => tape.GetDocument(node), value => value as JsonNode ?? JsonValue.Create(Scalars.ToText(value)), isCached: true);

    /// <summary>A streaming body.</summary>
    public static AwsReader<AwsBody?> Body => field ??= new ScalarReader<AwsBody?>(
        (tape, node) => AwsBody.FromBytes(tape.GetBlob(node)), value => AwsBody.From(value), isCached: true);

    /// <summary>The events of an output; null where the output was not answered by a service.</summary>
    public static AwsReader<AwsEventStream?> Events => field ??= new ScalarReader<AwsEventStream?>(
        static (_, _) => throw new AwsModelException("A stream of events cannot be a part of a document."),
        value => value as AwsEventStream ?? throw new FormatException($"A stream of events was expected, not a {value.GetType().Name}."), isCached: true);

    /// <summary>The events of an input, such as an <see cref="AwsEventWriter"/>.</summary>
    public static AwsReader<IAsyncEnumerable<AwsEvent>?> EventInput => field ??= new ScalarReader<IAsyncEnumerable<AwsEvent>?>(
        static (_, _) => throw new AwsModelException("A stream of events cannot be a part of a document."),
        value => value switch
        {
            IAsyncEnumerable<AwsEvent> events => events,
            IEnumerable<AwsEvent> events => events.ToAsyncEnumerable(),
            _ => throw new FormatException($"Events were expected, not a {value.GetType().Name}."),
        },
        isCached: true);

    /// <summary>An open enumeration.</summary>
    public static AwsReader<T?> Enum<T>() where T : struct, IAwsEnum<T> => EnumReader<T>.Instance;

    /// <summary>A structure of a generated type; never null.</summary>
    public static AwsReader<T> Structure<T>() where T : AwsStructure, new() => StructureReader<T>.Instance;

    /// <summary>A list; never null. Lists of enumerations take <see cref="EnumElement{T}"/>.</summary>
    public static AwsReader<IReadOnlyList<T>> List<T>(AwsReader<T> element) => new ListReader<T>(element);

    /// <summary>A map; never null.</summary>
    public static AwsReader<IReadOnlyDictionary<string, T>> Map<T>(AwsReader<T> value) => new MapReader<T>(value);

    /// <summary>A reader for elements of lists and maps, which are never unset.</summary>
    public static AwsReader<T> Element<T>(AwsReader<T?> reader) where T : struct => new ElementReader<T>(reader);

    /// <summary>Text as an element of a list or map.</summary>
    public static AwsReader<string> StringElement => field ??= new ScalarReader<string>(
        (tape, node) => tape.GetString(node), Scalars.ToText, isCached: true);

    /// <summary>An open enumeration as an element of a list or map.</summary>
    public static AwsReader<T> EnumElement<T>() where T : struct, IAwsEnum<T> => new ElementReader<T>(EnumReader<T>.Instance);

    /// <summary>Free-form data as an element of a list or map.</summary>
    public static AwsReader<JsonNode> DocumentElement => field ??= new ScalarReader<JsonNode>(
        (tape, node) => tape.GetDocument(node)!, value => value as JsonNode ?? JsonValue.Create(Scalars.ToText(value))!, isCached: true);

    private sealed class ScalarReader<T>(Func<ValueTape, int, T> fromTape, Func<object, T> fromObject, bool isCached = false)
        : AwsReader<T>(default!, isCached)
    {
        internal override T FromTape(ValueTape tape, int node, Shape shape) => fromTape(tape, node);
        internal override T FromObject(object value) => fromObject(value);
    }

    private sealed class ElementReader<T>(AwsReader<T?> reader) : AwsReader<T>(default, isCached: false) where T : struct
    {
        internal override T FromTape(ValueTape tape, int node, Shape shape) => reader.FromTape(tape, node, shape)!.Value;
        internal override T FromObject(object value) => value is T ready ? ready : reader.FromObject(value)!.Value;
    }

    private sealed class EnumReader<T>() : AwsReader<T?>(null, isCached: false) where T : struct, IAwsEnum<T>
    {
        public static readonly EnumReader<T> Instance = new();
        internal override T? FromTape(ValueTape tape, int node, Shape shape) => T.FromValue(tape.GetString(node));
        internal override T? FromObject(object value) => T.FromValue(Scalars.ToText(value));
    }

    private sealed class StructureReader<T>() : AwsReader<T>(Empty(), isCached: true) where T : AwsStructure, new()
    {
        public static readonly StructureReader<T> Instance = new();

        internal override T FromTape(ValueTape tape, int node, Shape shape)
        {
            var value = new T();
            value.Bind((StructureShape)shape, tape, node);
            return value;
        }

        internal override T FromObject(object value)
        {
            if (value is T ready) return ready;
            if (value is not AwsStructure other) throw new FormatException($"A {typeof(T).Name} was expected, not a {value.GetType().Name}.");
            var adopted = new T();
            adopted.Adopt(other);
            return adopted;
        }

        private static T Empty()
        {
            var empty = new T();
            empty.Freeze();
            return empty;
        }
    }

    private sealed class ListReader<T>(AwsReader<T> element) : AwsReader<IReadOnlyList<T>>(ReadOnlyCollection<T>.Empty, isCached: true)
    {
        internal override IReadOnlyList<T> FromTape(ValueTape tape, int node, Shape shape)
        {
            var list = (ListShape)shape;
            var items = new T[tape[node].Length];
            var child = node + 1;
            for (var i = 0; i < items.Length; i++, child = tape.Next(child))
                items[i] = tape[child].Kind is TapeKind.Null ? element.Unset : element.FromTape(tape, child, list.Element.Shape);
            return new ReadOnlyCollection<T>(items);
        }

        internal override IReadOnlyList<T> FromObject(object value) => value switch
        {
            IReadOnlyList<T> ready => ready,
            IEnumerable items => items.Cast<object?>().Select(item => item is null ? element.Unset : element.FromObject(item)).ToList().AsReadOnly(),
            _ => throw new FormatException($"A list was expected, not a {value.GetType().Name}."),
        };
    }

    private sealed class MapReader<T>(AwsReader<T> element) : AwsReader<IReadOnlyDictionary<string, T>>(AwsMap<T>.Empty, isCached: true)
    {
        internal override IReadOnlyDictionary<string, T> FromTape(ValueTape tape, int node, Shape shape)
        {
            var map = (MapShape)shape;
            var pairs = new KeyValuePair<string, T>[tape[node].Length];
            var child = node + 1;
            for (var i = 0; i < pairs.Length; i++)
            {
                var key = tape.GetString(child++);
                pairs[i] = new(key, tape[child].Kind is TapeKind.Null ? element.Unset : element.FromTape(tape, child, map.Value.Shape));
                child = tape.Next(child);
            }
            return new AwsMap<T>(pairs);
        }

        internal override IReadOnlyDictionary<string, T> FromObject(object value) => value is IReadOnlyDictionary<string, T> ready
            ? ready
            : new AwsMap<T>([.. MapEntries.Of(value).Select(pair =>
                new KeyValuePair<string, T>(pair.Key, pair.Value is null ? element.Unset : element.FromObject(pair.Value)))]);
    }
}

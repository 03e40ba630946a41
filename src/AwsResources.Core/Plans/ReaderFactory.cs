using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Reflection;
using System.Text.Json.Nodes;
using AwsResources.Core.Binding;
using AwsResources.Core.Proxies;

namespace AwsResources.Core.Plans;

/// <summary>Finds the reader of a property's type. Only proxies that are made at run time need it; generated ones name theirs.</summary>
[RequiresDynamicCode(ProxyMaker.WhyDynamic)]
[RequiresUnreferencedCode(ProxyMaker.WhyUnreferenced)]
internal static class ReaderFactory
{
    private static readonly ConcurrentDictionary<Type, object> Readers = new(new Dictionary<Type, object>
    {
        [typeof(string)] = AwsReaders.String,
        [typeof(bool?)] = AwsReaders.Boolean,
        [typeof(int?)] = AwsReaders.Int32,
        [typeof(long?)] = AwsReaders.Int64,
        [typeof(float?)] = AwsReaders.Single,
        [typeof(double?)] = AwsReaders.Double,
        [typeof(BigInteger?)] = AwsReaders.BigInteger,
        [typeof(decimal?)] = AwsReaders.Decimal,
        [typeof(DateTimeOffset?)] = AwsReaders.Timestamp,
        [typeof(ReadOnlyMemory<byte>?)] = AwsReaders.Blob,
        [typeof(JsonNode)] = AwsReaders.Document,
        [typeof(AwsBody)] = AwsReaders.Body,
        [typeof(AwsTags)] = AwsTags.Reader,
        [typeof(object)] = AnyReader.Instance,
    });

    /// <summary>An <see cref="AwsReader{T}"/> for the type.</summary>
    public static object Of(Type type) => Readers.GetOrAdd(type, Make);

    private static object Make(Type type)
    {
        if (type.IsSubclassOf(typeof(AwsStructure)) || type == typeof(AwsStructure)) return Call(nameof(AwsReaders.Structure), type);
        if (Nullable.GetUnderlyingType(type) is { } value && value.IsAssignableTo(typeof(IAwsEnum))) return Call(nameof(AwsReaders.Enum), value);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return Call(nameof(AwsReaders.List), type.GetGenericArguments()[0], asElement: true);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)) return Call(nameof(AwsReaders.Map), type.GetGenericArguments()[1], asElement: true);
        throw new AwsDefinitionException($"No attribute can be read as {type}. Text, numbers, moments, bytes, open enumerations, structures, lists and maps can.");
    }

    private static object Call(string method, Type type, bool asElement = false)
    {
        var generic = typeof(AwsReaders).GetMethods().Single(candidate => candidate.Name == method && candidate.IsGenericMethod).MakeGenericMethod(type);
        return generic.Invoke(null, asElement ? [ElementOf(type)] : [])!;
    }

    // Elements are never unset, so their types are not nullable.
    private static object ElementOf(Type type)
    {
        if (type == typeof(string)) return AwsReaders.StringElement;
        if (type == typeof(JsonNode)) return AwsReaders.DocumentElement;
        if (!type.IsValueType) return Of(type);
        var reader = Of(typeof(Nullable<>).MakeGenericType(type));
        return typeof(AwsReaders).GetMethod(nameof(AwsReaders.Element), BindingFlags.Public | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [reader])!;
    }
}

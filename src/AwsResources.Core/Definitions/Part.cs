// A program that calls one operation is not to pay for all that a service's definitions say: what is bound is bound when it is
// asked for. Whoever wants every fault (the generator, tests, definitions of a user's own) asks for everything.

namespace AwsResources.Core.Definitions;

/// <summary>A part of a bound definition, worked out when it is first asked for. Asked for while it is worked out, it is not there yet.</summary>
internal sealed class Part<T>(DefinitionBinder binder, Func<T?> bind) where T : class
{
    private volatile bool _isBound;
    private bool _isBeingBound;
    private T? _value;

    public T? Value
    {
        get
        {
            if (_isBound) return _value;
            // One lock for all parts of a service: they ask for one another.
            lock (binder.Gate)
            {
                if (_isBound || _isBeingBound) return _value;
                _isBeingBound = true;
                try
                {
                    _value = bind();
                    binder.Check();
                    _isBound = true;
                }
                finally
                {
                    _isBeingBound = false;
                }
                return _value;
            }
        }
    }
}

/// <summary>Members of a resource of one kind, each bound when it, or all, are first asked for.</summary>
internal sealed class PartList<TDefinition, TBound>(
    DefinitionBinder binder, IReadOnlyList<TDefinition> definitions, Func<TDefinition, string> nameOf, Func<TDefinition, TBound?> bind)
    where TDefinition : class where TBound : class
{
    private readonly TBound?[] _bound = new TBound?[definitions.Count];
    private readonly bool[] _isBound = new bool[definitions.Count];
    private IReadOnlyList<TBound>? _all;

    public IReadOnlyList<TBound> All
    {
        get
        {
            lock (binder.Gate)
            {
                if (_all is not null) return _all;
                var all = new List<TBound>(_bound.Length);
                for (var i = 0; i < _bound.Length; i++)
                    if (At(i) is { } bound) all.Add(bound);
                return _all = all;
            }
        }
    }

    public TBound? Find(string name)
    {
        for (var i = 0; i < definitions.Count; i++)
            if (nameOf(definitions[i]) == name)
                lock (binder.Gate)
                    return At(i);
        return null;
    }

    private TBound? At(int index)
    {
        if (_isBound[index]) return _bound[index];
        _bound[index] = bind(definitions[index]);
        binder.Check();
        _isBound[index] = true;
        return _bound[index];
    }
}

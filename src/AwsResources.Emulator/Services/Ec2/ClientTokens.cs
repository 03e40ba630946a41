namespace AwsResources.Emulator.Services.Ec2;

/// <summary>Calls with a client token: the same one again answers as the first did, and does nothing.</summary>
internal sealed class ClientTokens
{
    private readonly Dictionary<(string Operation, string Token), (string Input, Func<AwsStructure> Answer)> _done = [];

    /// <summary>Does a call once for its token.</summary>
    /// <param name="call">The call; without a token it is always done.</param>
    /// <param name="make">Does it, and returns what writes the answer, for as often as it is asked.</param>
    public AwsStructure Once(EmulatorCall call, Func<Func<AwsStructure>> make)
    {
        if (call.Input.Text("ClientToken") is not { Length: > 0 } token) return make()();
        var (key, input) = ((call.Operation.Name, token), call.Input.ToJson());
        if (_done.TryGetValue(key, out var done)) return done.Input == input ? done.Answer() : throw Ec2Errors.TokenMismatch();
        var answer = make();
        _done.Add(key, (input, answer));
        return answer();
    }
}

using AwsResources.Client.Model;

namespace AwsResources.Client.Pipeline;

/// <summary>Fills what the client adds to an input: idempotency tokens, and the wish for a checksum in the answer.</summary>
internal static class InputDefaults
{
    public static AwsStructure Fill(Call call)
    {
        AwsStructure? copy = null;
        foreach (var member in call.Operation.Input.MemberSpan)
        {
            if (DefaultOf(call, member) is not { } value || call.Input.TryGetValue(member, out _)) continue;
            copy ??= call.Input.Copy();
            copy.Set(member.Name, value);
        }
        return copy ?? call.Input;
    }

    private static string? DefaultOf(Call call, ShapeMember member)
    {
        if (member.IsIdempotencyToken) return call.Client.NewToken();
        return call.Client.ChecksumsResponses && !call.IsPresigned && call.Operation.HttpChecksum?.RequestValidationModeMember == member.Name ? "ENABLED" : null;
    }
}

namespace AwsResources.Emulator.Services.Ec2.Filters;

/// <summary>Pages of EC2's listings.</summary>
internal static class Listing
{
    /// <summary>The page that a call asks for, written under a member of the answer.</summary>
    public static AwsStructure Answer<T>(
        EmulatorCall call, string member, IReadOnlyList<T> items, Func<T, AwsStructure> write, string? idsMember = null, int least = 5, int most = 1000)
    {
        var page = Page(call, items, idsMember, least, most);
        return new AwsStructure { [member] = page.Items.Select(write).ToList(), ["NextToken"] = page.NextToken };
    }

    /// <summary>The page that a call asks for.</summary>
    /// <param name="call">The call.</param>
    /// <param name="items">All that it could see, in an order that stays.</param>
    /// <param name="idsMember">The member with ids that paging does not go with; null where it does.</param>
    /// <param name="least">The smallest page that may be asked for.</param>
    /// <param name="most">The largest page that may be asked for.</param>
    public static Paging.Page<T> Page<T>(EmulatorCall call, IReadOnlyList<T> items, string? idsMember = null, int least = 5, int most = 1000)
    {
        var (size, token) = (call.Input.Integer("MaxResults"), call.Input.Text("NextToken"));
        if (size is not null && idsMember is not null && call.Input.Texts(idsMember).Count > 0)
            throw Ec2Errors.InvalidCombination($"The parameter {Ec2Inputs.WireName(idsMember)} cannot be used with the parameter maxResults");
        if (size < least)
            throw Ec2Errors.InvalidValue($"Value ( {size} ) for parameter maxResults is invalid. Expecting a value greater than or equal to {least}.");
        if (size > most)
            throw Ec2Errors.InvalidValue($"Value ( {size} ) for parameter maxResults is invalid. Expecting a value less than or equal to {most}.");
        return Paging.Cut(call, items, token, size ?? int.MaxValue, () => Ec2Errors.InvalidToken(token!));
    }
}

using AwsResources.Client.Pagination;

namespace AwsResources;

public sealed partial class AwsClient
{
    /// <summary>The pages of an operation, lazily: <c>await foreach (var page in lambda.Paginate("ListFunctions"))</c>.</summary>
    /// <param name="operation">The operation's name in the model, such as <c>ListFunctions</c>.</param>
    /// <param name="input">The input by member names; null for none. It is copied.</param>
    /// <param name="options">Sizes, limits and where to begin; null for all pages from the first.</param>
    /// <exception cref="ArgumentException">The service has no such operation, or it answers everything at once.</exception>
    /// <exception cref="AwsPaginationException">The options ask for what the operation cannot do.</exception>
    public AwsPages Paginate(string operation, AwsStructure? input = null, AwsPageOptions? options = null)
    {
        var called = Operation(operation);
        var model = Model.GetPaginator(operation) ?? throw new ArgumentException(
            $"{Model.ServiceId} {operation} does not page, it answers everything at once: use CallAsync.", nameof(operation));
        var paginator = new Paginator(model, (page, async, cancellationToken) => CallAsync(called, page, AwsCallOptions.Paginating, async, cancellationToken), called.Input);
        return new AwsPages(paginator, input, options);
    }
}

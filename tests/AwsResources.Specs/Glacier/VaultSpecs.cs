using AwsResources.Glacier;
using AwsResources.Specs.Backends;

namespace AwsResources.Specs.Glacier;

public sealed class VaultSpecs(Backend backend) : Spec(backend)
{
    private IVault _vault = null!;

    protected override string Service => "glacier";

    [Test]
    public async Task Vaults_are_made_listed_and_waited_for()
    {
        var vault = await Aws.Glacier.Account("-").CreateVaultAsync(new() { VaultName = Unique("second") });
        Afterwards(() => vault.DeleteAsync());

        Assert.That((await vault.WaitUntilExistsAsync()).VaultName, Is.EqualTo(Unique("second")));
        Assert.That(await Aws.Glacier.Vaults.ToListAsync(), Is.EquivalentTo(new[] { _vault, vault }));
        Assert.That(await vault.Account.Vaults.CountAsync(), Is.EqualTo(2));
        Assert.That(vault.CreationDate, Is.GreaterThan(DateTimeOffset.UnixEpoch.AddYears(50)));

        await vault.DeleteAsync();
        // The waiter goes by the error ResourceNotFoundException, in whose place moto answers one of its own.
        if (Backend is not MotoBackend) await vault.WaitUntilNotExistsAsync();
        Assert.That((await vault.ExistsAsync(), await _vault.ExistsAsync()), Is.EqualTo((false, true)));
        await vault.CreateAsync();
    }

    [Test]
    public async Task An_archive_is_uploaded_read_by_a_job_and_deleted()
    {
        var archive = await _vault.UploadArchiveAsync(new() { Body = "kept for years", ArchiveDescription = "text" });
        Assert.That(archive.Vault, Is.EqualTo(_vault));

        var job = await archive.InitiateArchiveRetrievalAsync();
        Assert.That((job.Action, job.ArchiveId, job.Vault), Is.EqualTo(((ActionCode?)ActionCode.ArchiveRetrieval, archive.Id, _vault)));
        await job.WaitUntilAsync(j => j.Completed == true, delay: TimeSpan.FromMilliseconds(200));
        await using var body = (await job.GetOutputAsync()).Body!;
        Assert.That(await body.ReadAsStringAsync(), Is.EqualTo("kept for years"));

        await archive.DeleteAsync();
    }

    [Test]
    public async Task Jobs_are_listed_with_what_the_listing_says()
    {
        var job = await _vault.InitiateInventoryRetrievalAsync();

        var listed = (await _vault.Jobs.ToListAsync()).Single(found => found.Equals(job));
        await job.WaitUntilAsync(j => j.Completed == true, delay: TimeSpan.FromMilliseconds(200));
        Assert.That(await _vault.CompletedJobs.ToListAsync(), Does.Contain(job));
        Assert.That(await _vault.SucceededJobs.ToListAsync(), Does.Contain(job));
        // What the four have to leave out moto does not: it lists all jobs for any status.
        if (Backend is not MotoBackend) Assert.That(await _vault.JobsInProgress.ToListAsync(), Does.Not.Contain(job));
        Assert.That(await _vault.FailedJobs.CountAsync() + await _vault.JobsInProgress.CountAsync(), Backend is MotoBackend ? Is.Positive : Is.Zero);
        Wire.Clear();

        Assert.That((listed, listed.Action, listed.CreationDate is null), Is.EqualTo((_vault.Job(job.Id), (ActionCode?)ActionCode.InventoryRetrieval, false)));
        Assert.That(Wire.Calls, Is.Empty);
    }

    protected override async Task PrepareAsync()
    {
        _vault = await Aws.Glacier.CreateVaultAsync(new() { VaultName = Unique("first") });
        Afterwards(() => _vault.DeleteAsync());
    }
}

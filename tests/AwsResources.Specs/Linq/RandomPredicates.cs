using System.Linq.Expressions;
using AwsResources.EC2;
using AwsResources.S3;
using CsCheck;

namespace AwsResources.Specs.Linq;

/// <summary>Makes predicates of simple ones, joined and negated at random.</summary>
internal static class RandomPredicates
{
    /// <summary>Texts of tags, with all that patterns could mistake.</summary>
    public static readonly string[] Texts = ["dev", "dev*", "de?", "DEV", "development", "prod", "", "*", "?", "a\\*b", "a\\b", "[d]ev", "größe", "\ud83d\ude00", "x y&z=1"];

    /// <summary>Texts that moto's own patterns (of Python's fnmatch, where a bracket opens a class) take as EC2 would.</summary>
    public static readonly string[] PlainTexts = ["dev", "dev*", "de?", "DEV", "development", "prod", "größe", "x y&z=1"];

    public static readonly string[] Keys = ["env", "Env", "Name", "team"];

    public static Gen<Expression<Func<IInstance, bool>>> OfInstances(IReadOnlyList<IInstance> all, string[] texts, bool onlyMoto)
    {
        var (key, text) = (Pick(Keys), Pick(texts));
        var some = Pick([.. all.Select(i => i.Id), "i-0123456789abcdef0"]).Array[0, 4];
        List<Gen<Expression<Func<IInstance, bool>>>> leaves =
        [
            Pick(InstanceStateName.Running, InstanceStateName.Stopped, InstanceStateName.Pending).Select(v => Of(i => i.State.Name == v)),
            Pick(InstanceType.T3Micro, InstanceType.M5Large).Select(v => Of(i => i.InstanceType == v)),
            Pick(InstanceType.T3Micro, InstanceType.M5Large).Array[0, 2].Select(v => Of(i => v.Contains(i.InstanceType!.Value))),
            Gen.Select(key, text, (k, v) => Of(i => i.Tags[k] == v)),
            Gen.Select(key, text, (k, v) => Of(i => i.Tags[k] != null && i.Tags[k]!.StartsWith(v))),
            Gen.Select(key, text, (k, v) => Of(i => i.Tags.ContainsKey(k) && i.Tags[k]!.EndsWith(v))),
            Gen.Select(key, text, (k, v) => Of(i => i.Tags[k] != null && i.Tags[k]!.Contains(v))),
            Gen.Select(key, text.Array[0, 3], (k, v) => Of(i => v.Contains(i.Tags[k]))),
            key.Select(k => Of(i => i.Tags.ContainsKey(k))),
            key.Select(k => Of(i => i.Tags[k] == null)),
            some.Select(ids => Of(i => ids.Contains(i.Id))),
            some.Select(ids => Of(i => ids.Length > 0 && i.InstanceId == ids[0])),
            Pick(all.Select(i => i.SubnetId).Append("subnet-1").Distinct().ToArray()).Select(v => Of(i => i.SubnetId == v)),
            Pick(all.SelectMany(i => i.SecurityGroups).Select(g => g.GroupId).Append("sg-1").Distinct().ToArray()).Select(v => Of(i => i.SecurityGroups.Any(g => g.GroupId == v))),
            Gen.Int[0, 2].Select(n => Of(i => i.Tags.Count > n)),
            Gen.Const(Of(i => i.LaunchTime > DateTimeOffset.UnixEpoch)),
        ];
        if (!onlyMoto)
            leaves.AddRange(
            [
                Pick("t3.", "m5", "", "T3").Select(v => Of(i => i.InstanceType.ToString()!.StartsWith(v))),
                Pick(0, 1, 16, 80).Select(v => Of(i => i.State.Code == v)),
                Gen.Bool.Select(v => Of(i => i.EbsOptimized == v)),
                Gen.Int[0, 2].Select(v => Of(i => i.AmiLaunchIndex == v)),
                Pick("disabled", "enabled", "pending").Select(v => Of(i => i.Monitoring.State == v)),
                Pick(all.Select(i => i.VpcId!).Distinct().ToArray()).Select(v => Of(i => i.Vpc != null && i.Vpc.Id == v)),
                Pick(all.SelectMany(i => i.BlockDeviceMappings).Select(b => b.Ebs.VolumeId).Append("vol-1").Distinct().ToArray())
                    .Select(v => Of(i => i.BlockDeviceMappings.Any(b => b.Ebs.VolumeId == v && b.DeviceName != "x"))),
            ]);
        return Joined(Gen.OneOf([.. leaves]), 3);

        static Expression<Func<IInstance, bool>> Of(Expression<Func<IInstance, bool>> predicate) => predicate;
    }

    public static Gen<Expression<Func<IVolume, bool>>> OfVolumes(IReadOnlyList<IVolume> all)
    {
        var zones = all.Select(v => v.AvailabilityZone!).Distinct().ToArray();
        Gen<Expression<Func<IVolume, bool>>>[] leaves =
        [
            Gen.Int[1, 6].Select(n => Of(v => v.Size == n)),
            Gen.Int[1, 6].Array[0, 3].Select(n => Of(v => n.Contains(v.Size!.Value))),
            Gen.Int[1, 6].Select(n => Of(v => v.Size > n)),
            Gen.Bool.Select(b => Of(v => v.Encrypted == b)),
            Pick(VolumeType.Gp2, VolumeType.Gp3, VolumeType.Standard).Select(t => Of(v => v.VolumeType == t)),
            Pick(VolumeState.Available, VolumeState.InUse).Select(s => Of(v => v.State == s)),
            Pick(zones).Select(z => Of(v => v.AvailabilityZone == z)),
            Pick([.. all.Select(v => v.Id), "vol-0123456789abcdef0"]).Array[0, 4].Select(ids => Of(v => ids.Contains(v.VolumeId))),
            Gen.Select(Pick(Keys), Pick("dev", "prod"), (k, t) => Of(v => v.Tags[k] == t)),
        ];
        return Joined(Gen.OneOf(leaves), 3);

        static Expression<Func<IVolume, bool>> Of(Expression<Func<IVolume, bool>> predicate) => predicate;
    }

    public static Gen<Expression<Func<IObject, bool>>> OfObjects(IReadOnlyList<string> keys)
    {
        var part = Gen.Select(Pick(keys.ToArray()), Gen.Int[0, 6], (key, length) => key[..Math.Min(length, key.Length)]);
        Gen<Expression<Func<IObject, bool>>>[] leaves =
        [
            part.Select(p => Of(o => o.Key.StartsWith(p))),
            part.Select(p => Of(o => o.Key.EndsWith(p))),
            part.Select(p => Of(o => string.Compare(o.Key, p) > 0)),
            part.Select(p => Of(o => string.CompareOrdinal(o.Key, p) >= 0)),
            part.Select(p => Of(o => o.Key.CompareTo(p) < 0)),
            part.Select(p => Of(o => o.Key == p)),
            part.Array[0, 3].Select(p => Of(o => p.Contains(o.Key))),
            Gen.Int[0, 12].Select(n => Of(o => o.Size > n)),
        ];
        return Joined(Gen.OneOf(leaves), 3);

        static Expression<Func<IObject, bool>> Of(Expression<Func<IObject, bool>> predicate) => predicate;
    }

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<Expression<Func<T, bool>>> Joined<T>(Gen<Expression<Func<T, bool>>> leaf, int depth)
    {
        if (depth == 0) return leaf;
        var part = Joined(leaf, depth - 1);
        return Gen.OneOf(
            leaf,
            Gen.Select(part, part, (one, other) => Join(one, other, Expression.AndAlso)),
            Gen.Select(part, part, (one, other) => Join(one, other, Expression.AndAlso)),
            Gen.Select(part, part, (one, other) => Join(one, other, Expression.OrElse)),
            part.Select(predicate => Expression.Lambda<Func<T, bool>>(Expression.Not(predicate.Body), predicate.Parameters)));
    }

    private static Expression<Func<T, bool>> Join<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other, Func<Expression, Expression, Expression> join) =>
        Expression.Lambda<Func<T, bool>>(join(one.Body, new Rename(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

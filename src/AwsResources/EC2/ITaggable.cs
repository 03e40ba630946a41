// The other halves of the generated interfaces. A test holds them to the definitions: what has CreateTags there is taggable here.
#pragma warning disable CS1591 // What the interfaces are is said in the generated halves.

namespace AwsResources.EC2;

/// <summary>A resource of EC2 that tags can be put on: <c>await instance.SetTagsAsync(new() { ["env"] = "dev" })</c>.</summary>
public interface ITaggable;

public partial interface IDhcpOptions : ITaggable;
public partial interface IEgressOnlyInternetGateway : ITaggable;
public partial interface IElasticIp : ITaggable;
public partial interface IImage : ITaggable;
public partial interface IInstance : ITaggable;
public partial interface IInternetGateway : ITaggable;
public partial interface IKeyPair : ITaggable;
public partial interface ILaunchTemplate : ITaggable;
public partial interface INatGateway : ITaggable;
public partial interface INetworkAcl : ITaggable;
public partial interface INetworkInterface : ITaggable;
public partial interface IPlacementGroup : ITaggable;
public partial interface IRouteTable : ITaggable;
public partial interface ISecurityGroup : ITaggable;
public partial interface ISnapshot : ITaggable;
public partial interface ISubnet : ITaggable;
public partial interface ITransitGateway : ITaggable;
public partial interface IVolume : ITaggable;
public partial interface IVpc : ITaggable;
public partial interface IVpcEndpoint : ITaggable;
public partial interface IVpcPeeringConnection : ITaggable;
